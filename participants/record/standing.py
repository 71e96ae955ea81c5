"""Where a participant stands, by its entries alone: pure, and the measure of what the database says."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter
from typing import ClassVar, Protocol, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.record.refusals import ContradictionError


class Status(models.TextChoices):
    CANDIDATE = "candidate", _("Candidate")
    ADMITTED = "admitted", _("Admitted, not yet public")
    PARTICIPANT = "participant", _("Participant")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged")

    @classmethod
    def public(cls) -> tuple[Self, ...]:
        """Those that a reader may know of."""
        return (cls.PARTICIPANT, cls.WITHDRAWN, cls.MERGED)


class Kind(models.TextChoices):
    """What an entry of the registry says."""

    ACCESSION = "accession", _("Accession")
    RELEASE = "release", _("Release")
    WITHDRAWAL = "withdrawal", _("Withdrawal")
    READMISSION = "readmission", _("Readmission")
    RENAME = "rename", _("Rename")
    MERGER = "merger", _("Merger")
    CORRECTION = "correction", _("Correction")
    VOID = "void", _("Void")

    @classmethod
    def about_entries(cls) -> tuple[Self, ...]:
        """Those that say something of another entry."""
        return (cls.CORRECTION, cls.VOID)

    @classmethod
    def about_names(cls) -> tuple[Self, ...]:
        return (cls.ACCESSION, cls.RENAME)

    @classmethod
    def about_leaving(cls) -> tuple[Self, ...]:
        return (cls.WITHDRAWAL, cls.MERGER)

    @classmethod
    def about_membership(cls) -> tuple[Self, ...]:
        return tuple(MEMBERSHIP)


# What each leads from, and to.
MEMBERSHIP = {
    Kind.ACCESSION: (Status.CANDIDATE, Status.PARTICIPANT),
    Kind.WITHDRAWAL: (Status.PARTICIPANT, Status.WITHDRAWN),
    Kind.READMISSION: (Status.WITHDRAWN, Status.PARTICIPANT),
    Kind.MERGER: (Status.PARTICIPANT, Status.MERGED),
}


class Entry(Protocol):
    """As much of a `RegistryEntry` as its participant's standing follows from."""

    pk: int
    kind: str
    effective_on: date
    ordinal: int | None
    name: str
    successor_id: int | None
    corrects_id: int | None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What follows from the record; the fields of `Participant` that nothing else may write."""

    status: str = Status.CANDIDATE
    ordinal: int | None = None
    joined_on: date | None = None
    name: str = ""
    successor_id: int | None = None

    FIELDS: ClassVar[tuple[str, ...]]

    def differences(self, other: "Standing") -> list[str]:
        return [name for name in self.FIELDS if getattr(self, name) != getattr(other, name)]


Standing.FIELDS = tuple(field.name for field in fields(Standing))


@dataclass(frozen=True)
class InForce:
    """An entry as last corrected."""

    pk: int
    kind: str
    day: date
    ordinal: int | None
    name: str
    successor_id: int | None


def in_force(entries: Iterable[Entry]) -> list[InForce]:
    """The entries that count, in the order of their days: none that is void, each as last corrected."""
    by_age = sorted(entries, key=attrgetter("pk"))
    void = {entry.corrects_id for entry in by_age if entry.kind == Kind.VOID}
    corrected = {entry.corrects_id: entry for entry in by_age if entry.kind == Kind.CORRECTION}
    counting = [
        _as_corrected(entry, corrected.get(entry.pk, entry))
        for entry in by_age
        if entry.kind not in Kind.about_entries() and entry.pk not in void
    ]
    return sorted(counting, key=lambda entry: (entry.day, entry.pk))


def standing_of(entries: Iterable[Entry], *, on: date | None = None) -> Standing:
    """Where the participant with these entries stands on a day, or after all of them.

    Raises `ContradictionError` where one cannot follow another, such as a second accession.
    """
    counting = in_force(entries)
    standing = Standing()
    for entry in counting:
        if on is None or entry.day <= on:
            standing = _after(standing, entry)
    is_released = any(entry.kind == Kind.RELEASE for entry in counting)
    if standing.status == Status.PARTICIPANT and not is_released:
        return replace(standing, status=Status.ADMITTED)
    return standing


def _as_corrected(entry: Entry, latest: Entry) -> InForce:
    return InForce(
        pk=entry.pk,
        kind=entry.kind,
        day=latest.effective_on,
        ordinal=entry.ordinal,
        name=latest.name,
        successor_id=latest.successor_id,
    )


def _after(standing: Standing, entry: InForce) -> Standing:
    if entry.kind == Kind.RELEASE:
        return standing
    if entry.kind == Kind.RENAME:
        if standing.status == Status.CANDIDATE:
            raise ContradictionError(entry, standing)
        return replace(standing, name=entry.name)
    before, after = MEMBERSHIP[Kind(entry.kind)]
    if standing.status != before:
        raise ContradictionError(entry, standing)
    if entry.kind == Kind.ACCESSION:
        return Standing(status=after, ordinal=entry.ordinal, joined_on=entry.day, name=entry.name)
    return replace(standing, status=after, successor_id=entry.successor_id)
