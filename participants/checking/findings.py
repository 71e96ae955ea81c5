"""What a check of the registry found."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from participants.checking.facts import Facts, Registered


class Severity(StrEnum):
    ERROR = "error"
    """What the registry promises does not hold."""
    WARNING = "warning"
    """It may be right, and only a person can tell."""
    INFORMATION = "information"

    @property
    def label(self) -> Any:
        return _LABELS[self]


_LABELS = {
    Severity.ERROR: _("Error"),
    Severity.WARNING: _("Warning"),
    Severity.INFORMATION: _("Information"),
}


@dataclass(frozen=True)
class Problem:
    """A sentence on one thing that a check found, and the participant that it is about, if any."""

    sentence: str
    about: Registered | None = None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`check` is the id of the check, such as "gap"; `participant` a primary key."""

    check: str
    severity: Severity
    sentence: str
    participant: int | None = None
    number: int | None = None
    name: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Check:
    id: str
    severity: Severity
    find: Callable[[Facts], Iterator[Problem]]

    def findings(self, facts: Facts) -> Iterator[Finding]:
        for problem in self.find(facts):
            about = problem.about
            yield Finding(
                check=self.id,
                severity=self.severity,
                sentence=problem.sentence,
                participant=about.pk if about else None,
                number=about.standing.ordinal if about else None,
                name=about.name if about else "",
            )
