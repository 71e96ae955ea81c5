"""Everybody in the registry, with every name they ever had."""

from collections import defaultdict
from typing import Any

from cms.common.memory import recall
from participants.contradictions import Registered
from participants.models import Participant, RegistryEntry
from participants.record.standing import Kind


def registered() -> list[Registered]:
    """Two queries; within `cms.common.memory.remembered()` they are asked once."""
    return recall("registered", _read)


def _read() -> list[Registered]:
    former: dict[int, list[str]] = defaultdict(list)
    entries: Any = RegistryEntry.objects.in_force().filter(kind__in=Kind.about_names()).order_by("pk")
    for participant, name in entries.values_list("participant_id", "name_as_corrected"):
        former[participant].append(name)
    rows = Participant.objects.values_list("pk", "name", "ordinal")
    return [Registered(pk, tuple(dict.fromkeys([name, *former[pk]])), ordinal) for pk, name, ordinal in rows]
