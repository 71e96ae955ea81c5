from datetime import UTC, date, timedelta

import pytest
from django.utils import timezone

from cms.publishing.calendar.months import Month, Period


def test_reads_what_it_writes() -> None:
    assert str(Month.parse("2026-11")) == "2026-11"


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-11-01", "0001-01", "9999-12", "x", "\0", "२०२६-११"]
)
def test_refuses_what_is_no_month_of_a_calendar(text: str) -> None:
    with pytest.raises(ValueError, match=r"no month|does not match|unconverted"):
        Month.parse(text)


def test_weeks_begin_on_monday_and_hold_the_whole_month() -> None:
    weeks = Month(2026, 11).weeks
    assert weeks[0][0] == date(2026, 10, 26)
    assert weeks[-1][-1] == date(2026, 12, 6)
    assert all(week[0].weekday() == 0 for week in weeks)


def test_neighbours_cross_the_year() -> None:
    assert Month(2026, 12).next == Month(2027, 1)
    assert Month(2026, 1).previous == Month(2025, 12)


def test_day_on_which_summer_time_ends_has_25_hours() -> None:
    with timezone.override("Europe/Paris"):
        day = Period(date(2026, 10, 25), date(2026, 10, 25))
        assert day.ends.astimezone(UTC) - day.begins.astimezone(UTC) == timedelta(hours=25)
