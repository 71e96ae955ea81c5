"""What the registry knows already, read at once: two queries for any number of rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cms.common.collation import sort_key
from participants.models import Participant, RegistryEntry
from participants.record.standing import Kind

Authority = tuple[str, str]
_LONGEST_KEY = Participant._meta.get_field("sort_name").max_length


@dataclass
class Known:
    """A participant and what its record says."""

    participant: Participant
    names: set[str] = field(default_factory=set)
    """Those it has and had."""
    note: str = ""
    withdrawn_on: list[date] = field(default_factory=list)


class Registry:
    def __init__(self, participants: Iterable[Participant], entries: Iterable[Any]) -> None:
        self._by_key = {participant.pk: Known(participant) for participant in participants}
        self._by_number = {known.participant.ordinal: known for known in self._by_key.values()}
        self._by_authority: dict[Authority, list[Participant]] = defaultdict(list)
        for known in self._by_key.values():
            self._by_authority[_authority(known.participant)].append(known.participant)
        for entry in entries:
            self._learn(entry)

    @classmethod
    def as_it_stands(cls) -> "Registry":
        return cls(Participant.objects.all(), RegistryEntry.objects.in_force())

    def with_number(self, ordinal: int) -> Known | None:
        return self._by_number.get(ordinal)

    @property
    def numbers(self) -> set[int]:
        return {number for number in self._by_number if number is not None}

    def namesakes(self, name: str, country: str) -> list[Participant]:
        """Those of a country with the same name, accents and case aside."""
        return self._by_authority.get((sort_key(name)[:_LONGEST_KEY], country), [])

    def _learn(self, entry: Any) -> None:
        known = self._by_key[entry.participant_id]
        if entry.name_as_corrected:
            known.names.add(entry.name_as_corrected)
        if entry.kind == Kind.ACCESSION:
            known.note = entry.note
        if entry.kind == Kind.WITHDRAWAL:
            known.withdrawn_on.append(entry.day)


def _authority(participant: Participant) -> Authority:
    return participant.sort_name, participant.country.code
