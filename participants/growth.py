"""How the alliance grew, year by year, with those who left it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from participants.record.standing import MEMBERSHIP, Kind, Status


@dataclass(frozen=True)
class Year:
    """A year: how many joined, came back and left in it, and how many belonged to the alliance at its end."""

    year: int
    joined: int = 0
    returned: int = 0
    left: int = 0
    total: int = 0

    @property
    def gained(self) -> int:
        return self.joined + self.returned


def growth(movements: Iterable[tuple[int, str, int]]) -> list[Year]:
    """Of year, kind of entry and number: every year from the first to the last, the quiet ones included."""
    numbers: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for year, kind, number in movements:
        numbers[year][_part_of(kind)] += number
    if not numbers:
        return []
    years = []
    total = 0
    for year in range(min(numbers), max(numbers) + 1):
        parts = numbers[year]
        total += parts["joined"] + parts["returned"] - parts["left"]
        years.append(Year(year, **parts, total=total))
    return years


def _part_of(kind: str) -> str:
    if kind == Kind.ACCESSION:
        return "joined"
    _before, after = MEMBERSHIP[Kind(kind)]
    return "returned" if after == Status.PARTICIPANT else "left"
