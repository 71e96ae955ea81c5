"""What a cell says, and when it says nothing that can be used."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from participants.importing.fields import fields


def read(column: str, value: Any) -> Any:
    return fields()[column].clean({column: value})


def refusal(column: str, value: Any) -> str:
    with pytest.raises(ValueError, match=r".") as refused:
        read(column, value)
    return str(refused.value)


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("ordinal", " 127 ", 127),
        ("ordinal", 127.0, 127),
        ("population", 0, 0),
        ("name", "  Tivat \n Bay ", "Tivat Bay"),
        ("name", "S\u030cabac", "Šabac"),
        ("name", "’s-Hertogenbosch", "’s-Hertogenbosch"),
        ("country", "me", "ME"),
        ("country", "Montenegro", "ME"),
        ("country", "MONTÉNÉGRO", "ME"),
        ("country", "Grèce", "GR"),
        ("kind", "City", "city"),
        ("status", "Withdrawn", "withdrawn"),
        ("joined_on", "2015-04-21", date(2015, 4, 21)),
        ("joined_on", datetime(2015, 4, 21), date(2015, 4, 21)),  # noqa: DTZ001 (as openpyxl reads it)
        ("joined_on", "2016-02-29", date(2016, 2, 29)),
        ("latitude", "42.43640", Decimal("42.43640")),
        ("longitude", -8.6100000001, Decimal("-8.61000")),
        ("longitude", 18, Decimal(18)),
        ("is_sample", "Yes", True),
        ("is_sample", False, False),
        ("is_sample", 1, True),
        ("note", "One\n\ntwo", "One\n\ntwo"),
    ],
)
def test_is_read(column: str, value: Any, expected: Any) -> None:
    assert read(column, value) == expected


@pytest.mark.parametrize("column", [name for name in fields() if name != "row"])
@pytest.mark.parametrize("value", ["", "  ", None])
def test_says_nothing_when_it_is_empty(column: str, value: Any) -> None:
    assert read(column, value) is None


@pytest.mark.parametrize("value", ["0", "-1", "9" * 30, 10**30, 2**31])
def test_number_is_from_1_to_what_a_database_holds(value: Any) -> None:
    assert "is not between 1 and 2147483647. Check the number." in refusal("ordinal", value)


@pytest.mark.parametrize("value", ["12.5", 12.5, "1e3", "12 000", "12,000", "٣", "=1+1", True, float("inf")])
def test_number_is_in_digits(value: Any) -> None:
    assert "is not a whole number." in refusal("population", value)


@pytest.mark.parametrize(
    "value", ["2015-02-30", "2015-13-01", "21/04/2015", "04/21/2015", "2015-4-1", "20150421", 42115, "soon"]
)
def test_date_is_a_day_of_the_calendar_that_reads_in_one_way_only(value: Any) -> None:
    assert "is not a date. Write the year, the month and the day: 2015-04-21." in refusal("joined_on", value)


def test_date_is_of_our_time() -> None:
    assert "is before 1900." in refusal("joined_on", "0015-04-21")


@pytest.mark.parametrize("value", ["42,4364", "N 42.4", "NaN", "Infinity", "1e1", "=1", "4" * 400])
def test_degrees_have_a_decimal_point(value: Any) -> None:
    assert "is not in degrees" in refusal("latitude", value)


def test_degrees_are_on_the_globe() -> None:
    assert "is not between -90 and 90." in refusal("latitude", "90.1")


@pytest.mark.parametrize("value", ["=HYPERLINK(1)", "+1", "-x", "@sum"])
@pytest.mark.parametrize("column", ["name", "note", "website"])
def test_text_is_no_formula(column: str, value: str) -> None:
    assert "begins like a formula." in refusal(column, value)


@pytest.mark.parametrize("value", ["Ti\0vat", "Ti\x1bvat", "Ti\ud800vat"])
def test_text_can_be_shown(value: str) -> None:
    assert "cannot be shown" in refusal("name", value)


def test_text_has_an_end() -> None:
    assert refusal("name", "x" * 201) == "It has 201 characters, at most 200 are possible."


@pytest.mark.parametrize(
    ("column", "value"), [("country", "XX"), ("country", "Narnia"), ("kind", "village"), ("status", "gone")]
)
def test_choice_is_one_of_those_known(column: str, value: str) -> None:
    assert f"“{value}” is not known here." in refusal(column, value)


def test_refusal_quotes_no_more_than_a_line_of_what_is_wrong() -> None:
    assert len(refusal("country", "x" * 10_000)) < 120
