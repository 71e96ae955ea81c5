"""The pre-flight checks of what an article announces. Pure, but for gathering."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.publishing.preflight.findings import Severity, say
from cms.publishing.preflight.inspections import Check, Inspection, Problem
from newsroom.announcing.announcements import accessions
from newsroom.models import ArticlePage
from participants.models import RegistryEntry

FIELD = "announces"


@dataclass(frozen=True, kw_only=True)
class Announced:
    """What an article says it announces, and what it names; nothing where it announces nothing."""

    number: int | None = None
    participant: int | None = None
    name: str = ""
    counts: bool = False
    is_accession: bool = False
    about: frozenset[int] = frozenset()
    # Another article, no translation of this one, that announces the same.
    other_title: str = ""


def gather(article: ArticlePage) -> Announced:
    entry = article.announces
    if entry is None:
        return Announced()
    others = ArticlePage.objects.announcing(entry).exclude(translation_key=article.translation_key)
    return Announced(
        number=entry.ordinal,
        participant=entry.participant_id,
        name=entry.participant.name,
        counts=accessions().filter(pk=entry.pk).exists(),
        is_accession=entry.kind == RegistryEntry.Kind.ACCESSION,
        about=frozenset(related.participant_id for related in article.related_participants.all()),
        other_title=others.values_list("title", flat=True).first() or "",
    )


def no_accession(announced: Announced) -> Iterator[Problem]:
    if announced.participant is not None and not announced.is_accession:
        yield Problem(_("What it announces is no accession: choose another, or none."), field=FIELD)


def undone_accession(announced: Announced) -> Iterator[Problem]:
    if announced.is_accession and not announced.counts:
        sentence = _("It announces the accession of %(name)s, which was undone: choose another, or none.")
        yield Problem(say(sentence, name=announced.name), field=FIELD)


def not_about_it(announced: Announced) -> Iterator[Problem]:
    if announced.participant is not None and announced.participant not in announced.about:
        sentence = _("It announces the accession of %(name)s, which is not among its participants.")
        yield Problem(say(sentence, name=announced.name), field="related_participants")


def announced_twice(announced: Announced) -> Iterator[Problem]:
    if announced.other_title:
        sentence = _("“%(title)s” announces the same accession.")
        yield Problem(say(sentence, title=announced.other_title), field=FIELD)


CHECKS: tuple[Check[Announced], ...] = (
    Check("announces-no-accession", Severity.BLOCKS, no_accession),
    Check("announces-undone", Severity.BLOCKS, undone_accession),
    Check("announces-unrelated", Severity.WARNS, not_about_it),
    Check("announced-twice", Severity.WARNS, announced_twice),
)
ANNOUNCEMENT_INSPECTION = Inspection(gather, CHECKS)
