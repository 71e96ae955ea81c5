"""Hundreds of participants in a few statements: of each ten one left, one merged and one was renamed."""

from datetime import date, timedelta
from typing import Any

from participants.models import Participant, ParticipantIndexPage, RegistryEntry
from tests.factories import ParticipantPageFactory

FIRST_DAY = date(2013, 1, 1)
CHANGED = date(2024, 6, 1)
_COUNTRIES = ["ME", "FR", "RO", "IT", "ES", "GR", "RS", "HR", "BE", "PL"]


def make_many(registry: ParticipantIndexPage, numbers: range, *, profiles: int) -> None:
    """The record says what the rows say; the first ones get profiles, which take a statement or ten each."""
    participants = Participant.objects.bulk_create(_candidate(number) for number in numbers)
    for number, participant in zip(numbers, participants, strict=True):
        _bring(participant, number, participants)
    RegistryEntry.objects.bulk_create(entry for participant in participants for entry in _says(participant))
    fields = ["ordinal", "joined_on", "status", "name", "sort_name", "successor"]
    Participant.objects.bulk_update(participants, fields, batch_size=250)
    for participant in participants[:profiles]:
        ParticipantPageFactory(parent=registry, participant=participant)


def _candidate(number: int) -> Participant:
    return Participant(
        name=f"Town {number}",
        country=_COUNTRIES[number % 10],
        latitude=f"{40 + number % 20}",
        longitude=f"{number % 30}",
    )


def _bring(participant: Participant, number: int, others: list[Participant]) -> None:
    """To where its entries will bring it."""
    participant.ordinal, participant.joined_on = number, FIRST_DAY + timedelta(days=number)
    participant.status = {1: "withdrawn", 2: "merged"}.get(number % 10, "participant")
    if participant.status == "merged":
        participant.successor = others[3]
    if number % 10 == 3:
        participant.name = f"City {number}"
        participant.sort_name = participant.name.lower()


def _says(participant: Participant) -> list[RegistryEntry]:
    joined = participant.joined_on
    name = f"Town {participant.ordinal}"
    entries: list[dict[str, Any]] = [
        {"kind": "accession", "effective_on": joined, "ordinal": participant.ordinal, "name": name},
        {"kind": "release", "effective_on": joined},
    ]
    if participant.status == "withdrawn":
        entries.append({"kind": "withdrawal", "effective_on": CHANGED})
    if participant.status == "merged":
        entries.append({"kind": "merger", "effective_on": CHANGED, "successor": participant.successor})
    if participant.name != name:
        entries.append({"kind": "rename", "effective_on": CHANGED, "name": participant.name})
    return [RegistryEntry(participant=participant, **says) for says in entries]
