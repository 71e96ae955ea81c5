"""How many belonged to the alliance on any day: the whole record read once, in one query."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Q

from cms.common.memory import recall
from participants.models import RegistryEntry
from participants.record.standing import MEMBERSHIP, Kind, Status


@dataclass(frozen=True)
class Step:
    """An entry in force that makes somebody a participant, or no longer one."""

    day: date
    participant: int
    country: str
    kind: str
    ordinal: int | None


@dataclass(frozen=True)
class Count:
    participants: int = 0
    countries: int = 0
    # How many numbers up to the highest one given belong to nobody on record: history may have left gaps.
    missing: int = 0


class Chronicle:
    """Agrees with `Participant.objects.public().as_of(day)` for every day; countries are those of today."""

    def __init__(self, steps: Iterable[Step]) -> None:
        """`steps` in the order of their days."""
        self._days: list[date] = []
        self._counts: list[Count] = []
        self._accessions: dict[int, Step] = {}
        current: dict[int, str] = {}
        countries: Counter[str] = Counter()
        for day, of_the_day in groupby(steps, key=attrgetter("day")):
            for step in of_the_day:
                if step.kind == Kind.ACCESSION:
                    self._accessions[step.participant] = step
                _take(step, current, countries)
            self._days.append(day)
            self._counts.append(Count(len(current), len(countries), self._missing()))

    def count_on(self, day: date | None) -> Count:
        """At the end of that day; after all that is on record without one."""
        place = len(self._days) if day is None else bisect_right(self._days, day)
        return self._counts[place - 1] if place else Count()

    def ordinal_of(self, participant: int | None, day: date | None) -> int | None:
        """None for whom readers do not know, and before the accession."""
        accession = self._accessions.get(participant or 0)
        if accession is None or (day and day < accession.day):
            return None
        return accession.ordinal

    def _missing(self) -> int:
        highest = max((step.ordinal or 0 for step in self._accessions.values()), default=0)
        return max(highest - len(self._accessions), 0)


def read_chronicle(*, with_admitted: frozenset[int] = frozenset()) -> Chronicle:
    """What readers may know; and, of those not released yet, the participants `with_admitted`.

    Within `cms.common.memory.remembered()` it is read once.
    """
    return recall(f"chronicle {sorted(with_admitted)}", lambda: Chronicle(_steps(with_admitted)))


def _steps(with_admitted: frozenset[int]) -> Iterable[Step]:
    known = Q(participant__status__in=Status.public()) | Q(participant__in=with_admitted)
    entries: Any = RegistryEntry.objects.in_force().filter(known, kind__in=Kind.about_membership())
    columns = ("day", "participant_id", "participant__country", "kind", "ordinal")
    return (Step(*row) for row in entries.order_by("day", "pk").values_list(*columns))


def _take(step: Step, current: dict[int, str], countries: Counter[str]) -> None:
    """Where it leads, whatever was before: as `as_of`, which asks for the latest entry only."""
    _before, after = MEMBERSHIP[Kind(step.kind)]
    was_current = step.participant in current
    if after == Status.PARTICIPANT and not was_current:
        current[step.participant] = step.country
        countries[step.country] += 1
    elif after != Status.PARTICIPANT and was_current:
        country = current.pop(step.participant)
        countries[country] -= 1
        if not countries[country]:
            del countries[country]
