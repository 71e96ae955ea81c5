"""Who looks at a page before it goes out: each room brings its own checks, and what they need to know."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.findings import Finding, Severity

F = TypeVar("F")


@dataclass(frozen=True)
class Problem:
    """Where something is wrong, and what, in a sentence. The check adds who found it and how bad it is."""

    sentence: str | Promise
    field: str = ""
    block: str = ""
    about: str = ""


@dataclass(frozen=True)
class Check(Generic[F]):
    """One rule: `find` is a pure function from facts to the problems it sees in them."""

    id: str
    severity: Severity
    find: Callable[[F], Iterable[Problem]]

    def findings(self, facts: F) -> Iterator[Finding]:
        for problem in self.find(facts):
            yield Finding(check=self.id, severity=self.severity, **vars(problem))


@dataclass(frozen=True)
class Inspection(Generic[F]):
    """Checks with the facts they share. `gather` may ask the database; its cost follows no length."""

    gather: Callable[[Any], F]
    checks: Sequence[Check[F]]

    def findings(self, page: EditorialPage) -> list[Finding]:
        facts = self.gather(page)
        return [finding for check in self.checks for finding in check.findings(facts)]


_registered: list[tuple[type[EditorialPage], Inspection[Any]]] = []


def register(page_type: type[EditorialPage], inspection: Inspection[Any]) -> None:
    """Have all pages of a type inspected. To be called when the apps are ready."""
    _registered.append((page_type, inspection))


def inspections_of(page: EditorialPage) -> list[Inspection[Any]]:
    return [inspection for page_type, inspection in _registered if isinstance(page, page_type)]
