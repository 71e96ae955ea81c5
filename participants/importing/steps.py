"""What a row does to the registry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from participants.models import Participant


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> Any:
        return _LABELS[self]


_LABELS = {
    Outcome.NEW: _("New"),
    Outcome.CHANGED: _("Changed"),
    Outcome.UNCHANGED: _("Unchanged"),
}


@dataclass(frozen=True, kw_only=True)
class Change:
    """A fact and its values before and after, as people read them."""

    label: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.label}: {self.before or '–'} → {self.after}"


@dataclass(frozen=True, kw_only=True)
class Step:
    """`participant` is the one to write to, not saved yet where it is new to the registry."""

    row: int
    participant: Participant
    ordinal: int
    name: str
    accession_on: date | None = None
    """Where it is to be loaded: the day, and `note` on what that rests."""
    note: str = ""
    withdrawal_on: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What else the row says, and `changes`, of it, what the registry did not know."""
    changes: tuple[Change, ...] = ()

    @property
    def outcome(self) -> Outcome:
        if self.accession_on:
            return Outcome.NEW
        return Outcome.CHANGED if self.changes else Outcome.UNCHANGED

    @property
    def fingerprint(self) -> tuple[str, ...]:
        """What tells two steps with different effects apart."""
        return (str(self.row), self.outcome, str(self.ordinal), self.name, *map(str, self.changes))
