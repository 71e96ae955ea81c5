"""Checks of what the entries say, and of the fields that follow from them. Pure: facts in, problems out."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from participants.checking.facts import Facts
from participants.checking.findings import Problem
from participants.models import Participant
from participants.record.standing import Kind, Standing, Status


def contradictory_entries(facts: Facts) -> Iterator[Problem]:
    for one in facts.participants:
        if isinstance(one.recorded, str):
            message = _("The entries of %(name)s contradict each other. %(why)s")
            yield Problem(message % {"name": one.name, "why": one.recorded}, one)


def misplaced_releases(facts: Facts) -> Iterator[Problem]:
    for one in facts.participants:
        releases = sum(entry.kind == Kind.RELEASE for entry in one.counting)
        if releases and not one.accessions:
            yield Problem(_("%(name)s has a release and no accession.") % {"name": one.name}, one)
        if releases > 1:
            yield Problem(_("%(name)s was released more than once.") % {"name": one.name}, one)


def misdirected_entries(facts: Facts) -> Iterator[Problem]:
    """Corrections and voids of somebody else's entries, or of entries that cannot have one."""
    for entry, one in facts.entries.values():
        if entry.kind not in Kind.about_entries():
            continue
        about, whose = facts.entries.get(entry.corrects_id or 0, (None, None))
        if about is None or whose is not one:
            message = _("A %(kind)s of %(name)s is about an entry of another participant.")
        elif about.kind in Kind.about_entries() or (entry.kind == Kind.VOID and about.kind != Kind.ACCESSION):
            message = _("A %(kind)s of %(name)s is about an entry that cannot have one.")
        else:
            continue
        yield Problem(message % {"kind": Kind(entry.kind).label.lower(), "name": one.name}, one)


def fields_against_record(facts: Facts) -> Iterator[Problem]:
    message = _("%(name)s: the field “%(field)s” says “%(row)s”, and the record says “%(record)s”.")
    for one in facts.participants:
        if isinstance(one.recorded, str):
            continue
        for field in _differences(one.standing, one.recorded):
            told = {
                "name": one.name,
                "field": _label(field),
                "row": _shown(getattr(one.standing, field)),
                "record": _shown(getattr(one.recorded, field)),
            }
            yield Problem(message % told, one)


def successors_of_the_past(facts: Facts) -> Iterator[Problem]:
    """It may have been right when they merged; readers look for who stands for it today."""
    message = _("%(name)s merged into %(successor)s, which is “%(status)s”.")
    for one in facts.participants:
        successor = facts.by_key.get(one.standing.successor_id or 0)
        if successor and successor.standing.status != Status.PARTICIPANT:
            told = {
                "name": one.name,
                "successor": successor.name,
                "status": _shown(successor.standing.status),
            }
            yield Problem(message % told, one)


def missing_triggers(facts: Facts) -> Iterator[Problem]:
    message = _(
        "The database lacks the trigger %(trigger)s, which keeps the record. Run `manage.py migrate`."
    )
    for trigger in facts.missing_triggers:
        yield Problem(message % {"trigger": trigger})


def _differences(row: Standing, record: Standing) -> list[str]:
    """A candidate's name is typed: the record has none."""
    fields = row.differences(record)
    return [name for name in fields if name != "name" or record.status != Status.CANDIDATE]


def _label(field: str) -> str:
    described: Any = Participant._meta.get_field(field.removesuffix("_id"))
    return str(capfirst(described.verbose_name))


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return str(date_format(value))
    if value in Status.values:
        return str(Status(value).label)
    return "–" if value is None else str(value)
