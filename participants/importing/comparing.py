"""What a row would do, by what the registry knows. Writes nothing and asks nothing."""

from collections.abc import Iterator
from copy import copy
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from participants.importing.columns import REQUIRED
from participants.importing.known import Known, Registry
from participants.importing.lines import Line
from participants.importing.steps import Change, Step
from participants.models import Participant
from participants.record.standing import Status

# The column, and what is wrong in it.
Refusal = tuple[str, str]


def compare(line: Line, registry: Registry, *, today: date) -> Step:
    """Raises `ValidationError` with a sentence for each column that cannot be so."""
    _refuse(_gaps(line, registry))
    _refuse(_impossible_days(line, today))
    known = registry.with_number(line.ordinal or 0)
    if known is None:
        return _loading(line, registry)
    _refuse(_contradictions(line, known))
    return _updating(line, known)


def _refuse(refusals: Iterator[Refusal]) -> None:
    errors: dict[str, list[str]] = {}
    for column, sentence in refusals:
        errors.setdefault(column, []).append(sentence)
    if errors:
        raise ValidationError(errors)


def _gaps(line: Line, registry: Registry) -> Iterator[Refusal]:
    """The kind of who is in the registry already need not be told again."""
    is_known = line.ordinal is not None and registry.with_number(line.ordinal)
    for column in REQUIRED:
        if getattr(line, column) is None and not (column == "kind" and is_known):
            yield column, _("It is empty. Fill it in.")


def _impossible_days(line: Line, today: date) -> Iterator[Refusal]:
    for column in ("joined_on", "withdrawn_on"):
        day = getattr(line, column)
        if day and day > today:
            message = _("%(day)s is still to come, and the record takes what has happened.")
            yield column, message % {"day": date_format(day)}
    if line.withdrawn_on and line.joined_on and line.withdrawn_on < line.joined_on:
        told = {"day": date_format(line.joined_on)}
        yield "withdrawn_on", _("It joined on %(day)s: it cannot have withdrawn before.") % told


def _loading(line: Line, registry: Registry) -> Step:
    name, country = line.name or "", line.country or ""
    namesakes = registry.namesakes(name, country)
    _refuse(_wrong_numbers(line, namesakes))
    _refuse(_wrong_first_status(line))
    candidates = [known for known in namesakes if not known.has_number]
    participant = copy(candidates[0]) if candidates else Participant(country=country)
    participant.name = name
    changes = _take_over(line, participant)
    return Step(
        row=line.row,
        participant=participant,
        ordinal=line.ordinal or 0,
        name=name,
        accession_on=line.joined_on,
        note=line.note or "",
        withdrawal_on=line.withdrawn_on,
        facts=line.facts,
        changes=(*changes, *_withdrawal(line.withdrawn_on)),
    )


def _wrong_numbers(line: Line, namesakes: list[Participant]) -> Iterator[Refusal]:
    """A city and the county of its name are two; two cities of a name in a country want a person's eye."""
    for other in namesakes:
        if other.has_number and other.kind == line.kind:
            told = {"name": other.name, "number": other.ordinal}
            message = _(
                "The registry has %(name)s as number %(number)s. If this is another one, add it by hand."
            )
            yield "ordinal", message % told
    if sum(not other.has_number for other in namesakes) > 1:
        yield "name", _("The registry has several candidates of this name. Delete those it is not.")


def _wrong_first_status(line: Line) -> Iterator[Refusal]:
    told = {"status": line.status}
    if line.status == Status.WITHDRAWN and not line.withdrawn_on:
        yield "withdrawn_on", _("It is empty, and the status is “withdrawn”. Fill in the day.")
    if line.status == Status.PARTICIPANT and line.withdrawn_on:
        message = _("It withdrew, by “withdrawn_on”: leave the status “%(status)s” or the day away.")
        yield "status", message % told
    if line.status == Status.MERGED:
        yield "status", _("A merger needs its successor: load it as a participant, then merge it by hand.")


def _contradictions(line: Line, known: Known) -> Iterator[Refusal]:
    registered = known.participant
    if registered.status == Status.ADMITTED:
        told = {"name": registered.name}
        yield "ordinal", _("%(name)s was admitted with it and is not public yet. Release it first.") % told
    if line.name not in {registered.name, *known.names}:
        yield "name", _says(registered.name)
    if line.country != registered.country.code:
        yield "country", _says(registered.country.name)
    if line.joined_on != registered.joined_on:
        yield "joined_on", _says(shown(registered, "joined_on"))
    if line.note and line.note != known.note:
        yield "note", _says(known.note or "–")
    yield from _contradicting_status(line, known)


def _contradicting_status(line: Line, known: Known) -> Iterator[Refusal]:
    registered = known.participant
    is_on_record = line.withdrawn_on in known.withdrawn_on
    may_withdraw = registered.is_current and not known.withdrawn_on
    if line.withdrawn_on and not is_on_record and not may_withdraw:
        days = ", ".join(date_format(day) for day in known.withdrawn_on)
        yield "withdrawn_on", _says(days or registered.get_status_display())
        return
    if line.status is None or line.status == registered.status:
        if line.withdrawn_on and line.status == Status.PARTICIPANT and not is_on_record:
            yield "status", _("It withdrew, by “withdrawn_on”: leave the status or the day away.")
        return
    if line.status == Status.WITHDRAWN and may_withdraw:
        if not line.withdrawn_on:
            yield "withdrawn_on", _("It is empty, and the status is “withdrawn”. Fill in the day.")
        return
    yield "status", _says(registered.get_status_display())


def _says(value: str) -> str:
    """The one answer to what contradicts the record: which is right is for people to find out."""
    message = _("The registry says “%(value)s”. Mend the row, or record a correction first.")
    return message % {"value": value}


def _updating(line: Line, known: Known) -> Step:
    participant = copy(known.participant)
    changes = _take_over(line, participant)
    leaves_on = line.withdrawn_on if line.withdrawn_on not in known.withdrawn_on else None
    return Step(
        row=line.row,
        participant=participant,
        ordinal=line.ordinal or 0,
        name=participant.name,
        withdrawal_on=leaves_on,
        facts=line.facts,
        changes=(*changes, *_withdrawal(leaves_on)),
    )


def _take_over(line: Line, participant: Participant) -> list[Change]:
    """Give the participant the facts of the row, and say which of them are news."""
    is_new = participant.pk is None
    before = {name: "" if is_new else shown(participant, name) for name in line.facts}
    for name, value in line.facts.items():
        setattr(participant, name, value)
    _refuse(_impossible_facts(participant))
    return [
        Change(label=_label(name), before=before[name], after=after)
        for name in line.facts
        if (after := shown(participant, name)) != before[name]
    ]


def _impossible_facts(participant: Participant) -> Iterator[Refusal]:
    recorded = ["ordinal", "joined_on", "status", "successor", "sort_name", "coat_of_arms"]
    try:
        participant.clean_fields(exclude=recorded)
        participant.clean()
    except ValidationError as error:
        for column, messages in error.message_dict.items():
            for message in messages:
                yield column, message


def _withdrawal(day: date | None) -> list[Change]:
    return [Change(label=_("Withdrawn on"), before="", after=date_format(day))] if day else []


def shown(participant: Participant, name: str) -> str:
    value = getattr(participant, name)
    if isinstance(value, date):
        return str(date_format(value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if name == "kind":
        return str(participant.get_kind_display())
    return "" if value is None else str(value)


def _label(name: str) -> str:
    field: Any = Participant._meta.get_field(name)
    return str(capfirst(field.verbose_name))
