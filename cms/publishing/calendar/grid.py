"""A month as a table: its weeks, their days, and what stands on each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cms.publishing.calendar.entries import Entry
from cms.publishing.calendar.months import Month

# More would make a day longer than the screen; the list has them all.
MOST_PER_DAY = 8


@dataclass(frozen=True, kw_only=True)
class Day:
    date: date
    is_in_month: bool
    entries: list[Entry]
    # How many more there are than these.
    more: int


def weeks(month: Month, entries: Iterable[Entry]) -> list[list[Day]]:
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.day].append(entry)
    return [[_day(day, month, by_day[day]) for day in week] for week in month.weeks]


def _day(day: date, month: Month, entries: list[Entry]) -> Day:
    return Day(
        date=day,
        is_in_month=Month.of(day) == month,
        entries=entries[:MOST_PER_DAY],
        more=max(0, len(entries) - MOST_PER_DAY),
    )
