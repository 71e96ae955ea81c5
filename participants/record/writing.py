"""One entry, and all that follows from it, in one transaction."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participants.models import Participant, RegistryEntry
from participants.record.refusals import RegistryError
from participants.record.standing import Kind, Status, standing_of
from participants.signals import entry_recorded

PERMISSION = "participants.register_participant"


def authorize(by: Any) -> None:
    """Raises `PermissionDenied` unless `by` keeps the registry; nobody is the operator, at a command line."""
    if by is not None and not by.has_perm(PERMISSION):
        raise PermissionDenied(_("Only who keeps the registry can do this. Ask one of the registrars."))


def hold(*participants: Participant) -> None:
    """Lock their rows until the transaction ends, and read them again: always in the same order."""
    keys = sorted({participant.pk for participant in participants})
    list(Participant.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk"))
    for participant in participants:
        participant.refresh_from_db()


def expect(participant: Participant, status: Status, instead: Any) -> None:
    """Raises `RegistryError` with the sentence `instead`, where its status is another."""
    if participant.status != status:
        told = {"name": participant.name, "status": participant.get_status_display()}
        raise RegistryError(instead % told, code=f"not_{status}")


def record(participant: Participant, kind: Kind, *, on: date, by: Any, **says: Any) -> RegistryEntry:
    """Append an entry, bring the participant to where it stands then, and tell others.

    Raises `ContradictionError` where the entry cannot stand with the others, and `RegistryError` for a day
    that has not come.
    """
    entry = append(participant, kind, on=on, by=by, **says)
    settle(participant, entry)
    return entry


def append(participant: Participant, kind: Kind, *, on: date, by: Any, **says: Any) -> RegistryEntry:
    """The entry alone: `settle` is to follow, in the same transaction."""
    if on > timezone.localdate():
        message = _("The record takes what has happened: %(day)s is still to come.")
        raise RegistryError(message % {"day": date_format(on)}, field="effective_on", code="future")
    entry = RegistryEntry(
        participant=participant,
        kind=kind,
        effective_on=on,
        recorded_by=by,
        recorded_by_name=_name_of(by),
        **says,
    )
    entry.full_clean(validate_constraints=False)  # the database checks them, and would be asked twice
    entry.save()
    return entry


def settle(participant: Participant, *entries: RegistryEntry) -> None:
    """What follows from entries that were appended: the participant's fields, the log, the signal."""
    bring_up_to_date(participant)
    for entry in entries:
        _log(entry)
        entry_recorded.send(RegistryEntry, entry=entry)


def bring_up_to_date(participant: Participant) -> None:
    """Write the fields that follow from the record. The others are as they were in the database."""
    standing = standing_of(participant.entries.all())
    follows = {name: getattr(standing, name) for name in standing.FIELDS}
    if standing.status == Status.CANDIDATE:
        del follows["name"]
    Participant.objects.filter(pk=participant.pk).update(**follows)
    participant.refresh_from_db()
    participant.save()  # the sort key, the search index


def _log(entry: RegistryEntry) -> None:
    data = {
        "entry": entry.pk,
        "effective_on": entry.effective_on.isoformat(),
        "ordinal": entry.participant.ordinal or entry.ordinal,
        "name": entry.name,
        "note": entry.note,
    }
    log(instance=entry.participant, action=f"registry.{entry.kind}", user=entry.recorded_by, data=data)


def _name_of(user: Any) -> str:
    return "" if user is None else user.get_full_name() or user.get_username()
