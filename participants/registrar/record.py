"""The record of one participant as its page shows it: each correction under what it corrects."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from participants.models import Participant, RegistryEntry
from participants.record.standing import Kind


@dataclass(kw_only=True)
class Line:
    entry: RegistryEntry
    # What was said of it later, oldest first: corrections, and the void that took it back.
    later: list[RegistryEntry] = field(default_factory=list)
    correct_url: str = ""

    @property
    def is_void(self) -> bool:
        return any(entry.kind == Kind.VOID for entry in self.later)

    @property
    def is_corrected(self) -> bool:
        return any(entry.kind == Kind.CORRECTION for entry in self.later)


def record_of(
    participant: Participant, correct_url: Callable[[RegistryEntry], str] | None = None
) -> list[Line]:
    """In the order in which it was recorded; one query. `correct_url` is asked of what can be corrected."""
    later: dict[int, list[RegistryEntry]] = defaultdict(list)
    first = []
    for entry in participant.entries.select_related("evidence", "successor").order_by("pk"):
        if entry.corrects_id is None:
            first.append(entry)
        else:
            later[entry.corrects_id].append(entry)
    lines = [Line(entry=entry, later=later[entry.pk]) for entry in first]
    for line in lines:
        if correct_url and not line.is_void:
            line.correct_url = correct_url(line.entry)
    return lines
