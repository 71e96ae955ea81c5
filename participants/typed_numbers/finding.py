"""Which pages have a number typed in them that the registry contradicts. Constant queries per 500 pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page

from cms.common.memory import remembered
from participants.contradictions import Contradiction, Told, contradictions_in
from participants.figures.chronicle import Chronicle, read_chronicle
from participants.models import Participant
from participants.registered import registered
from participants.typed_numbers.dating import dating_of
from participants.typed_numbers.reading import StoredTexts, draft_texts, live_texts


@dataclass(frozen=True)
class Finding:
    stored: StoredTexts
    contradiction: Contradiction


def in_live_pages(pages: QuerySet[Page]) -> list[Finding]:
    """The latest first, as readers see them."""
    with remembered():
        return _latest_first(_found(live_texts(pages), read_chronicle()))


def in_drafts(pages: QuerySet[Page]) -> list[Finding]:
    """The same of what is not published yet: a draft may count with whoever it is to announce."""
    with remembered():
        texts = list(draft_texts(pages))
        admitted = Participant.objects.with_status(Participant.Status.ADMITTED)
        once_released = read_chronicle(with_admitted=frozenset(admitted.values_list("pk", flat=True)))
        then = {_key(finding) for finding in _found(texts, once_released)}
        return _latest_first(finding for finding in _found(texts, read_chronicle()) if _key(finding) in then)


def _found(texts: Iterable[StoredTexts], chronicle: Chronicle) -> Iterator[Finding]:
    everybody = registered()
    for stored in texts:
        told = Told(
            texts=stored.texts,
            on=stored.on,
            is_dated=bool(dating_of(stored.page_type).day_field),
            about=stored.about,
            registry=everybody,
            chronicle=chronicle,
        )
        for contradiction in contradictions_in(told):
            yield Finding(stored, contradiction)


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.stored.page, finding.contradiction.place, finding.contradiction.claim


def _latest_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.stored.on, finding.stored.page), reverse=True)
