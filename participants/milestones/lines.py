"""A timeline as readers see it: moments in their language, with links to what is public."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import get_language

from cms.common.links import page_urls
from participants.links import ParticipantLink, links_to
from participants.milestones.kinds import Kind
from participants.milestones.reading import Moment
from participants.milestones.wording import NO_WORDS, Words, recorded_text

# Its badge says it already.
_SAID_BY_BADGE = (Kind.NUMBER,)


class Note(NamedTuple):
    """`is_sample` where the milestone rests on a sample, and what it is told of is none itself."""

    text: str
    is_sample: bool


@dataclass(frozen=True, kw_only=True)
class Line:
    """Of an accession, `badge` is "127th participant" and `participant` who it was; else `title` tells.

    `is_sample` where it is told of a sample.
    """

    date: date
    title: Words = NO_WORDS
    text: Words = NO_WORDS
    badge: str = ""
    notes: tuple[Note, ...] = ()
    participant: ParticipantLink | None = None
    article_url: str = ""
    is_sample: bool = False


def lines_of(moments: Sequence[Moment], *, locale_id: int, request: HttpRequest) -> list[Line]:
    """In the order given, in the active language. The number of queries does not grow with their number."""
    links = _participants_of(moments, locale_id=locale_id, request=request)
    articles = _articles_of(moments)
    return [_line(moment, links, articles) for moment in moments]


def notes_of(moment: Moment, language: str) -> tuple[Note, ...]:
    return tuple(
        Note(fact.title(language).text, fact.is_sample and not moment.is_sample)
        for fact in moment.facts
        if fact.kind not in _SAID_BY_BADGE
    )


def _line(moment: Moment, links: dict[int, ParticipantLink], articles: dict[int, str]) -> Line:
    language = get_language() or "en"
    main = moment.main
    participant = links.get(main.participant.pk) if main.participant else None
    if main.recorded is None:
        return Line(
            date=moment.date,
            badge=main.title(language).text,
            notes=notes_of(moment, language),
            participant=participant,
            is_sample=moment.is_sample,
        )
    return Line(
        date=moment.date,
        title=main.title(language),
        text=recorded_text(main.recorded, language),
        participant=participant,
        article_url=articles.get(main.recorded.article_id or 0, ""),
        is_sample=moment.is_sample,
    )


def _participants_of(
    moments: Iterable[Moment], *, locale_id: int, request: HttpRequest
) -> dict[int, ParticipantLink]:
    wanted = {moment.participant.pk: moment.participant for moment in moments if moment.participant}
    links = links_to(wanted.values(), locale_id=locale_id, request=request)
    return {link.participant.pk: link for link in links}


def _articles_of(moments: Iterable[Moment]) -> dict[int, str]:
    told = (moment.main.recorded for moment in moments if moment.main.recorded)
    wanted = {milestone.article_id for milestone in told if milestone.article_id}
    return page_urls(wanted) if wanted else {}
