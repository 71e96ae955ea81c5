"""What can happen to a participant. Whoever writes to the registry calls one of these.

Each is atomic: it returns the entry it recorded, or raises and has changed nothing. It raises
`PermissionDenied` where `by` does not keep the registry (`None` is the operator, at a command line), and
`RegistryError` with a sentence for people where the registry refuses.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.models import Participant, RegistryCounter, RegistryEntry
from participants.record.numbering import take_next_number, take_number
from participants.record.refusals import RegistryError
from participants.record.standing import Kind, Status
from participants.record.writing import append, authorize, expect, hold, record, settle


@transaction.atomic
def admit(
    *, participant: Participant, effective_on: date, by: Any, evidence: Any = None, note: str = ""
) -> RegistryEntry:
    """Give a candidate the next number. It stays private until it is released."""
    authorize(by)
    accession = _admit(participant, take_next_number(), on=effective_on, by=by, evidence=evidence, note=note)
    settle(participant, accession)
    return accession


@transaction.atomic
def load(
    *,
    participant: Participant,
    ordinal: int,
    effective_on: date,
    by: Any,
    evidence: Any = None,
    note: str = "",
) -> RegistryEntry:
    """Record an accession of the past with the number it had, public from that day on."""
    authorize(by)
    accession = _admit(
        participant, take_number(ordinal), on=effective_on, by=by, evidence=evidence, note=note
    )
    settle(participant, accession, append(participant, Kind.RELEASE, on=effective_on, by=by))
    return accession


@transaction.atomic
def release(*, participant: Participant, by: Any, note: str = "") -> RegistryEntry:
    """Make an admission public, from now on and for ever."""
    authorize(by)
    return release_announced(participant=participant, by=by, note=note)


@transaction.atomic
def release_announced(*, participant: Participant, by: Any, note: str = "") -> RegistryEntry:
    """As `release`, when an announcement goes live: whoever publishes it need not keep the registry."""
    hold(participant)
    expect(participant, Status.ADMITTED, _("%(name)s has no admission to release: it is “%(status)s”."))
    return record(participant, Kind.RELEASE, on=timezone.localdate(), by=by, note=note)


@transaction.atomic
def void(*, participant: Participant, by: Any, note: str = "") -> RegistryEntry:
    """Undo an admission that was not released. Its number is the next one again."""
    authorize(by)
    RegistryCounter.locked()  # the number it gives back is not taken before this is over
    hold(participant)
    expect(
        participant,
        Status.ADMITTED,
        _("%(name)s is “%(status)s”: only an admission that was not released can be undone."),
    )
    accession = participant.entries.in_force().get(kind=Kind.ACCESSION)
    return record(participant, Kind.VOID, on=timezone.localdate(), by=by, corrects=accession, note=note)


@transaction.atomic
def withdraw(
    *, participant: Participant, effective_on: date, by: Any, evidence: Any = None, note: str = ""
) -> RegistryEntry:
    """Record that it left the alliance. It keeps its number."""
    authorize(by)
    hold(participant)
    expect(participant, Status.PARTICIPANT, _("%(name)s cannot withdraw: it is “%(status)s”."))
    return record(participant, Kind.WITHDRAWAL, on=effective_on, by=by, evidence=evidence, note=note)


@transaction.atomic
def readmit(
    *, participant: Participant, effective_on: date, by: Any, evidence: Any = None, note: str = ""
) -> RegistryEntry:
    """Record that it came back. It has its old number."""
    authorize(by)
    hold(participant)
    expect(participant, Status.WITHDRAWN, _("%(name)s cannot be readmitted: it is “%(status)s”."))
    return record(participant, Kind.READMISSION, on=effective_on, by=by, evidence=evidence, note=note)


@transaction.atomic
def rename(
    *,
    participant: Participant,
    name: str,
    effective_on: date,
    by: Any,
    evidence: Any = None,
    note: str = "",
) -> RegistryEntry:
    """Record that it has another name from a day on. A name that was spelled wrong wants `correct`."""
    authorize(by)
    hold(participant)
    if not participant.is_public:
        message = _("%(name)s is not public yet: correct its name instead.")
        raise RegistryError(message % {"name": participant.name}, code="not_public")
    name = _given(name)
    if name == participant.name:
        raise RegistryError(_("It has this name already."), field="name", code="same_name")
    return record(participant, Kind.RENAME, on=effective_on, by=by, name=name, evidence=evidence, note=note)


@transaction.atomic
def merge(
    *,
    participant: Participant,
    into: Participant,
    effective_on: date,
    by: Any,
    evidence: Any = None,
    note: str = "",
) -> RegistryEntry:
    """Record that it became part of another participant, to which it points from then on."""
    authorize(by)
    hold(participant, into)
    expect(participant, Status.PARTICIPANT, _("%(name)s cannot merge: it is “%(status)s”."))
    _refuse_successor(participant, into, is_known=into.is_current, field="into")
    return record(
        participant, Kind.MERGER, on=effective_on, by=by, successor=into, evidence=evidence, note=note
    )


@transaction.atomic
def correct(
    *,
    entry: RegistryEntry,
    by: Any,
    note: str,
    effective_on: date | None = None,
    name: str | None = None,
    successor: Participant | None = None,
    evidence: Any = None,
) -> RegistryEntry:
    """Record what an entry should have said: its day, its name or its successor; a number never.

    `note` says why. What is not given stays as it was last.
    """
    authorize(by)
    participant = entry.participant
    hold(participant, *([successor] if successor else []))
    said: Any = participant.entries.in_force().filter(pk=entry.pk).first()
    if said is None:
        raise RegistryError(_("This entry is void or a correction itself: correct the first one."))
    if not note.strip():
        raise RegistryError(_("Say why, so that others can follow it."), field="note", code="no_reason")
    if successor:  # which may have left since
        _refuse_successor(participant, successor, is_known=successor.is_public, field="successor")
    before = {"on": said.day, "name": said.name_as_corrected, "successor_id": said.successor_as_corrected}
    after = before | {
        key: value
        for key, value in {
            "on": effective_on,
            "name": _given(name) if name is not None and said.name else None,
            "successor_id": successor.pk if successor and said.successor_id else None,
        }.items()
        if value is not None
    }
    if after == before:
        raise RegistryError(_("Nothing would change: this is what the record says."), code="no_change")
    return record(participant, Kind.CORRECTION, by=by, corrects=entry, evidence=evidence, note=note, **after)


def _admit(participant: Participant, number: int, *, on: date, by: Any, **says: Any) -> RegistryEntry:
    hold(participant)
    expect(
        participant,
        Status.CANDIDATE,
        _("%(name)s cannot be admitted: it is “%(status)s”, and a number is given once."),
    )
    return append(participant, Kind.ACCESSION, on=on, by=by, ordinal=number, name=participant.name, **says)


def _refuse_successor(participant: Participant, into: Participant, *, is_known: bool, field: str) -> None:
    if _leads_to(participant, into):
        raise RegistryError(_("It cannot merge into itself."), field=field, code="itself")
    if not is_known:
        message = _("%(name)s is “%(status)s”: merge into a participant of today.")
        told = {"name": into.name, "status": into.get_status_display()}
        raise RegistryError(message % told, field=field, code="not_current")


def _leads_to(participant: Participant, successor: Participant | None) -> bool:
    """Whether it is the successor, or what that has become part of since."""
    while successor is not None and successor != participant:
        successor = successor.successor
    return successor is not None


def _given(name: str) -> str:
    if not name.strip():
        raise RegistryError(_("A participant has a name: type it."), field="name", code="no_name")
    return name.strip()
