"""The timeline of one participant: its milestones, and what else the record tells of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from participants.links import ParticipantLink, links_to
from participants.milestones.lines import Line, lines_of, notes_of
from participants.milestones.ranking import Asked
from participants.milestones.reading import Moment, moments
from participants.milestones.wording import NO_WORDS, Words
from participants.models import Participant, RegistryEntry
from participants.record.standing import Kind

_TOLD = (Kind.ACCESSION, Kind.RENAME, Kind.WITHDRAWAL, Kind.READMISSION, Kind.MERGER)


def history_of(participant: Participant, *, locale_id: int, request: HttpRequest) -> list[Line]:
    """Newest first; empty for one that is not public. The number of queries does not grow with its length."""
    if not participant.is_public:
        return []
    entries = _entries_about(participant)
    others = _others_in(entries, participant, locale_id=locale_id, request=request)
    own = moments(Asked(number=participant.ordinal))
    recorded = [moment for moment in own if moment.main.recorded]
    lines = [
        *(_line(entry, participant, others) for entry in entries if entry.kind != Kind.ACCESSION),
        *(
            replace(line, participant=None)
            for line in lines_of(recorded, locale_id=locale_id, request=request)
        ),
        *(_accession(moment, entries, participant) for moment in own if not moment.main.recorded),
    ]
    return sorted(lines, key=lambda line: line.date, reverse=True)


def _entries_about(participant: Participant) -> list[Any]:
    """Newest first, as last corrected; mergers of others into it, too."""
    in_force: Any = RegistryEntry.objects.in_force()
    about = Q(participant=participant) | Q(successor_as_corrected=participant.pk)
    return list(in_force.filter(about, kind__in=_TOLD).order_by("-day", "-pk"))


def _others_in(
    entries: Iterable[Any], participant: Participant, *, locale_id: int, request: HttpRequest
) -> dict[int, ParticipantLink]:
    keys = {key for entry in entries for key in (entry.participant_id, entry.successor_as_corrected)}
    keys -= {None, participant.pk}
    if not keys:
        return {}
    public = Participant.objects.public().filter(pk__in=keys)
    links = links_to(public, locale_id=locale_id, request=request)
    return {link.participant.pk: link for link in links}


def _accession(moment: Moment, entries: Iterable[Any], participant: Participant) -> Line:
    language = get_language() or "en"
    names = [entry.name_as_corrected for entry in entries if entry.kind == Kind.ACCESSION]
    was_called = [name for name in names if name != participant.name]
    text = _("Under the name %(name)s") % {"name": was_called[0]} if was_called else ""
    return Line(
        date=moment.date,
        title=Words(_("Joined the Alliance"), language),
        text=Words(text, language) if text else NO_WORDS,
        badge=moment.main.title(language).text,
        notes=notes_of(moment, language),
        is_sample=moment.is_sample,
    )


def _line(entry: Any, participant: Participant, others: dict[int, ParticipantLink]) -> Line:
    is_own = entry.participant_id == participant.pk
    other = entry.successor_as_corrected if is_own else entry.participant_id
    title = Words(_title(entry, has_merged=is_own), get_language() or "en")
    return Line(date=entry.day, title=title, participant=others.get(other))


def _title(entry: Any, *, has_merged: bool) -> str:
    if entry.kind == Kind.RENAME:
        return _("Has borne the name %(name)s since then") % {"name": entry.name_as_corrected}
    if entry.kind == Kind.WITHDRAWAL:
        return _("Left the Alliance; it keeps its number")
    if entry.kind == Kind.READMISSION:
        return _("Came back to the Alliance, with its old number")
    return (
        _("Became part of another participant") if has_merged else _("Another participant became part of it")
    )
