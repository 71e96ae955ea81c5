"""The registry as a spreadsheet."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests import admin
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db

INDEX = "/admin/participants/participant/"


@pytest.fixture(autouse=True)
def _signed_in(client: Client) -> None:
    client.force_login(admin.superuser())


def rows(client: Client, **query: str) -> list[dict[str, str]]:
    response = client.get(INDEX, {"export": "csv"} | query)
    return list(csv.DictReader(StringIO(response.getvalue().decode())))


def sheet(client: Client) -> Worksheet:
    response = client.get(INDEX, {"export": "xlsx"})
    return load_workbook(BytesIO(response.getvalue())).active


def test_csv_has_a_row_for_each_participant(client: Client) -> None:
    ParticipantFactory(name="Tivat", ordinal=127, joined_on=date(2015, 5, 20), is_sample=True)
    (row,) = rows(client)
    assert row["Number"] == "127"
    assert row["Name"] == "Tivat"
    assert row["Country code"] == "ME"
    assert row["Country"] == "Montenegro"
    assert row["Kind"] == "City"
    assert row["Status"] == "Participant"
    assert row["Joined on"] == "2015-05-20"
    assert row["Sample"] == "Sample"


def test_what_is_not_known_is_empty(client: Client) -> None:
    ParticipantFactory(status="candidate", ordinal=None, joined_on=None)
    (row,) = rows(client)
    assert (row["Number"], row["Joined on"], row["Population"], row["Sample"]) == ("", "", "", "")


def test_population_of_nobody_is_a_zero(client: Client) -> None:
    ParticipantFactory(roma_population_estimate=0)
    assert rows(client)[0]["Roma population (estimate)"] == "0"


def test_export_follows_filter_and_search(client: Client) -> None:
    ParticipantFactory(name="Tivat")
    ParticipantFactory(name="Attica", country="GR")
    assert [row["Name"] for row in rows(client, country="GR")] == ["Attica"]
    assert [row["Name"] for row in rows(client, q="tivat")] == ["Tivat"]


def test_xlsx_keeps_numbers_and_dates(client: Client) -> None:
    ParticipantFactory(ordinal=127, joined_on=date(2015, 5, 20))
    headings, values = list(sheet(client).values)
    row = dict(zip(headings, values, strict=True))
    assert row["Number"] == 127
    assert row["Joined on"] == date(2015, 5, 20)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " ="])
def test_name_is_no_formula(client: Client, start: str) -> None:
    name = f'{start}HYPERLINK("http://example.org")'
    ParticipantFactory(name=name)
    assert rows(client)[0]["Name"] == f"'{name}"
    cell = sheet(client)["B2"]
    assert cell.data_type == "s"


def test_control_character_does_not_break_the_spreadsheet(client: Client) -> None:
    ParticipantFactory(name="Ti\x01vat")
    assert sheet(client)["B2"].value == "Tivat"
    assert rows(client)[0]["Name"] == "Tivat"


def test_formula_is_not_hidden_behind_a_control_character(client: Client) -> None:
    ParticipantFactory(name="\x01=1+1")
    assert rows(client)[0]["Name"] == "'=1+1"
