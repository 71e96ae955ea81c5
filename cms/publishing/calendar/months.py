"""Months as the calendar shows them, in the active time zone."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from django.utils import timezone

EARLIEST, LATEST = 1970, 2199


@dataclass(frozen=True)
class Month:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2026-11". Raises ValueError for anything else, and for years no calendar needs."""
        month = cls.of(datetime.strptime(text, "%Y-%m"))  # noqa: DTZ007 (a month has no zone)
        if not EARLIEST <= month.year <= LATEST or str(month) != text:
            raise ValueError(f"{text!r} is no month of the calendar")
        return month

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - timedelta(days=1)

    @property
    def previous(self) -> "Month":
        return Month.of(self.first_day - timedelta(days=1))

    @property
    def next(self) -> "Month":
        return Month.of(self.first_day + timedelta(days=31))

    @property
    def weeks(self) -> list[list[date]]:
        """Whole weeks from Monday on; the first and last reach into the neighbouring months."""
        return Calendar().monthdatescalendar(self.year, self.number)


@dataclass(frozen=True)
class Period:
    """Some whole days in the active time zone."""

    first: date
    last: date

    @property
    def begins(self) -> datetime:
        return _midnight(self.first)

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return _midnight(self.last + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
