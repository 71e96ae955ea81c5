"""The timeline of one participant: its milestones, and what else the record tells of it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from participants.links import links_to
from participants.milestones.lines import Line, lines_of, notes_of
from participants.milestones.ranking import Asked
from participants.milestones.reading import Moment, moments
from participants.milestones.wording import Words
from participants.models import Participant, RegistryEntry
from participants.record.standing import Kind

_TOLD = (Kind.RENAME, Kind.WITHDRAWAL, Kind.READMISSION, Kind.MERGER)


def history_of(participant: Participant, *, locale_id: int, request: HttpRequest) -> list[Line]:
    """Newest first; empty for one that is not public. Seven queries at most."""
    if not participant.is_public:
        return []
    own = moments(Asked(number=participant.ordinal))
    told = [moment for moment in own if moment.main.recorded]
    lines = [
        *_entries_about(participant, locale_id, request),
        *lines_of(told, locale_id=locale_id, request=request),
        *(_accession(moment) for moment in own if not moment.main.recorded),
    ]
    return sorted(lines, key=lambda line: line.date, reverse=True)


def _accession(moment: Moment) -> Line:
    language = get_language() or "en"
    return Line(
        date=moment.date,
        title=Words(_("Joined the Alliance"), language),
        badge=moment.main.title(language).text,
        notes=notes_of(moment.facts, language),
        is_sample=moment.is_sample,
    )


def _entries_about(participant: Participant, locale_id: int, request: HttpRequest) -> Iterator[Line]:
    """Newest first, as last corrected; mergers of others into it, too."""
    in_force: Any = RegistryEntry.objects.in_force()
    about = Q(participant=participant) | Q(successor_as_corrected=participant.pk)
    entries = in_force.filter(about, kind__in=_TOLD).order_by("-day", "-pk")
    others = _others_in(entries, participant, locale_id, request)
    for entry in entries:
        is_own = entry.participant_id == participant.pk
        other = others.get(entry.successor_as_corrected if is_own else entry.participant_id)
        title = _title(entry, has_merged=is_own)
        yield Line(date=entry.day, title=Words(title, get_language() or "en"), participant=other)


def _others_in(
    entries: Any, participant: Participant, locale_id: int, request: HttpRequest
) -> dict[int, Any]:
    keys = {key for entry in entries for key in (entry.participant_id, entry.successor_as_corrected)}
    others = Participant.objects.public().filter(pk__in=keys - {None, participant.pk})
    links = links_to(others, locale_id=locale_id, request=request)
    return {link.participant.pk: link for link in links}


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
