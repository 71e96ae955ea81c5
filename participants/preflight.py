"""The registry's pre-flight checks: a text does not contradict the numbers that were given."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.contents import Place, items_of
from cms.publishing.preflight.findings import Severity, say
from cms.publishing.preflight.inspections import Check, Inspection, Problem
from participants.claims import Claim, ordinals_in, totals_in
from participants.models import Participant
from participants.pages import ParticipantPage


@dataclass(frozen=True)
class Registered:
    """A participant as the registry has it; a candidate has neither number nor date."""

    id: int
    name: str
    ordinal: int | None = None
    joined_on: date | None = None
    is_current: bool = True


@dataclass(frozen=True)
class Text:
    place: Place
    text: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a page tells, of which day it speaks and whom it is about; and what is true."""

    texts: Sequence[Text]
    on: date
    about: frozenset[int] = frozenset()
    registry: Sequence[Registered] = ()


def gather_told(page: EditorialPage, *, on: date, about: Iterable[int]) -> Told:
    """One query beside those for the page's contents."""
    rows = Participant.objects.values_list("pk", "name", "ordinal", "joined_on", "status")
    return Told(
        texts=[Text(item.place, item.text) for item in items_of(page) if item.text],
        on=on,
        about=frozenset(about),
        registry=[
            Registered(pk, name, ordinal, joined_on, status == Participant.Status.PARTICIPANT)
            for pk, name, ordinal, joined_on, status in rows
        ],
    )


def ordinal_contradicts_registry(told: Told) -> Iterator[Problem]:
    for text in told.texts:
        for claim in ordinals_in(text.text):
            meant = _meant_by(claim, told)
            if meant and all(one.ordinal not in {None, claim.number} for one in meant):
                sentence = _(
                    "“%(quote)s” contradicts the registry, where %(name)s has the number %(number)s."
                )
                one = meant[0]
                yield Problem(
                    say(sentence, quote=claim.quote, name=one.name, number=one.ordinal),
                    field=text.place.field,
                    block=text.place.block,
                    about=f"ordinal {claim.number}",
                )


def total_contradicts_registry(told: Told) -> Iterator[Problem]:
    """A post of 2015 is right if it was right in 2015.

    The registry does not say when somebody withdrew, so that those who have may be counted or not.
    """
    joined = [one for one in told.registry if one.joined_on and one.joined_on <= told.on]
    fewest = sum(one.is_current for one in joined)
    for text in told.texts:
        for claim in totals_in(text.text, year=told.on.year):
            if joined and not fewest <= claim.number <= len(joined):
                sentence = _("“%(quote)s” contradicts the registry, which counts %(number)s on that day.")
                yield Problem(
                    say(sentence, quote=claim.quote, number=fewest),
                    field=text.place.field,
                    block=text.place.block,
                    about=f"total {claim.number}",
                )


REGISTRY_CHECKS: tuple[Check[Told], ...] = (
    Check("registry-ordinal", Severity.WARNS, ordinal_contradicts_registry),
    Check("registry-total", Severity.WARNS, total_contradicts_registry),
)


def _gather_of_profile(page: ParticipantPage) -> Told:
    about = [page.participant_id] if page.participant_id else []
    return gather_told(page, on=timezone.localdate(), about=about)


PROFILE_INSPECTION = Inspection(_gather_of_profile, REGISTRY_CHECKS)


def _meant_by(claim: Claim, told: Told) -> list[Registered]:
    """Whom a sentence gives its number: whom it names of those the page is about; else all of these and
    all it names; else whom the page names anywhere."""
    about = [one for one in told.registry if one.id in told.about]
    named = _named_in([claim.sentence], told.registry)
    both = [one for one in named if one.id in told.about]
    return both or [*about, *named] or _named_in([text.text for text in told.texts], told.registry)


def _named_in(texts: Sequence[str], registry: Sequence[Registered]) -> list[Registered]:
    return [one for one in registry if any(_names(text, one.name) for text in texts)]


def _names(text: str, name: str) -> bool:
    return name in text and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
