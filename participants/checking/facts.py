"""All that the checks look at, read at once: four queries for any number of participants."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from participants.models import Participant, RegistryCounter, RegistryEntry
from participants.record import guards
from participants.record.refusals import ContradictionError
from participants.record.standing import Entry, InForce, Kind, Standing, in_force, standing_of


@dataclass(frozen=True, kw_only=True)
class Registered:
    """A participant as its row says, with its entries."""

    pk: int
    sort_name: str
    country: str
    kind: str
    is_on_map: bool
    standing: Standing
    entries: Sequence[Entry] = ()

    @property
    def name(self) -> str:
        return self.standing.name

    @cached_property
    def counting(self) -> list[InForce]:
        """Its entries in force."""
        return in_force(self.entries)

    @cached_property
    def recorded(self) -> Standing | str:
        """Where it stands by its entries; or why they cannot all be so."""
        try:
            return standing_of(self.entries)
        except ContradictionError as error:
            return str(error.message)
        except (KeyError, ValueError) as error:
            return str(error)

    @cached_property
    def accessions(self) -> list[InForce]:
        return [entry for entry in self.counting if entry.kind == Kind.ACCESSION]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """`counter` is the highest number ever given, as the counter says; `None` without one."""

    participants: Sequence[Registered] = ()
    counter: int | None = 0
    missing_triggers: Sequence[str] = ()

    @cached_property
    def by_key(self) -> dict[int, Registered]:
        return {participant.pk: participant for participant in self.participants}

    @cached_property
    def numbered(self) -> list[tuple[int, Registered]]:
        """In the order of their numbers."""
        numbers = ((one.standing.ordinal, one) for one in self.participants)
        return sorted(((number, one) for number, one in numbers if number), key=lambda pair: pair[0])

    @cached_property
    def entries(self) -> dict[int, tuple[Entry, Registered]]:
        return {entry.pk: (entry, one) for one in self.participants for entry in one.entries}


def gather() -> Facts:
    entries: dict[int, list[Any]] = defaultdict(list)
    for entry in RegistryEntry.objects.only(*_OF_ENTRIES):
        entries[entry.participant_id].append(entry)
    counter = RegistryCounter.objects.first()
    return Facts(
        participants=list(_registered(Participant.objects.order_by("ordinal", "pk"), entries)),
        counter=counter.highest if counter else None,
        missing_triggers=guards.missing(),
    )


_OF_ENTRIES = ("participant", "kind", "effective_on", "ordinal", "name", "successor", "corrects")


def _registered(participants: Iterable[Participant], entries: dict[int, list[Any]]) -> Iterable[Registered]:
    for participant in participants:
        yield Registered(
            pk=participant.pk,
            sort_name=participant.sort_name,
            country=participant.country.code or "",
            kind=participant.kind,
            is_on_map=participant.latitude is not None,
            standing=participant.standing,
            entries=entries.get(participant.pk, ()),
        )
