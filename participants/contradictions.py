"""Where a text contradicts the registry as it was on the text's day. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from anyascii import anyascii

from cms.publishing.preflight.contents import Place
from participants.claims import Claim, countries_in, ordinals_in, totals_in
from participants.figures.chronicle import Chronicle, Count
from participants.figures.figure import Figure, Subject


@dataclass(frozen=True)
class Registered:
    """A participant as the registry has it, with every name it ever had; a candidate has no number."""

    id: int
    names: tuple[str, ...]
    ordinal: int | None = None

    @property
    def name(self) -> str:
        """Today's."""
        return self.names[0]


@dataclass(frozen=True)
class Text:
    place: Place
    text: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a page tells, of which day it speaks and whom it is about; and what is true."""

    texts: Sequence[Text]
    on: date
    # Whether it is a text of that day, such as an article; others are true, or not, on every day.
    is_dated: bool = True
    about: frozenset[int] = frozenset()
    registry: Sequence[Registered] = ()
    chronicle: Chronicle


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """`number` is what the registry says instead, and `figure` what would say so in the text.

    `name` is the participant's, of an ordinal. `missing` is how many of the number are not on record: as
    long as there are any, no figure would say it.
    """

    subject: Subject
    claim: Claim
    place: Place
    number: int
    figure: Figure | None
    name: str = ""
    missing: int = 0


def contradictions_in(told: Told) -> Iterator[Contradiction]:
    yield from wrong_ordinals(told)
    yield from wrong_totals(told)
    yield from wrong_countries(told)


def wrong_ordinals(told: Told) -> Iterator[Contradiction]:
    for text in told.texts:
        for claim in ordinals_in(text.text):
            meant = _meant_by(claim, told)
            numbers = {one.ordinal for one in meant}
            if meant and not numbers & {None, claim.number}:
                one = meant[0]
                yield Contradiction(
                    subject=Subject.ORDINAL,
                    claim=claim,
                    place=text.place,
                    number=one.ordinal or 0,
                    figure=Figure(subject=Subject.ORDINAL, participant=one.id),
                    name=one.name,
                )


def wrong_totals(told: Told) -> Iterator[Contradiction]:
    """A post of 2015 is right if it was right in 2015.

    Of a number that history left out nobody knows whether its holder had withdrawn by then: such holders
    may all be counted, or none.
    """

    def is_right(number: int, count: Count) -> bool:
        return number in {count.participants, count.participants + count.missing}

    yield from _miscounted(
        told, Subject.PARTICIPANTS, totals_in, is_right, lambda count: count.participants + count.missing
    )


def wrong_countries(told: Told) -> Iterator[Contradiction]:
    """Those whose numbers history left out may have come from as many more countries."""

    def is_right(number: int, count: Count) -> bool:
        return count.countries <= number <= count.countries + count.missing

    yield from _miscounted(told, Subject.COUNTRIES, countries_in, is_right, lambda count: count.countries)


def _miscounted(
    told: Told,
    subject: Subject,
    claims_in: Callable[..., Iterable[Claim]],
    is_right: Callable[[int, Count], bool],
    number_in: Callable[[Count], int],
) -> Iterator[Contradiction]:
    """Nothing of a day before the record begins."""
    count = told.chronicle.count_on(told.on)
    if count == Count():
        return
    figure = Figure(subject=subject, frozen_on=told.on if told.is_dated else None)
    for text in told.texts:
        for claim in claims_in(text.text, year=told.on.year):
            if not is_right(claim.number, count):
                yield Contradiction(
                    subject=subject,
                    claim=claim,
                    place=text.place,
                    number=number_in(count),
                    figure=None if count.missing else figure,
                    missing=count.missing,
                )


def _meant_by(claim: Claim, told: Told) -> list[Registered]:
    """Whom a sentence gives its number: whom it names of those the page is about; else all of these and
    all it names; else whom the page names anywhere."""
    about = [one for one in told.registry if one.id in told.about]
    named = _named_in([claim.sentence], told.registry)
    both = [one for one in named if one.id in told.about]
    return both or [*about, *named] or _named_in([text.text for text in told.texts], told.registry)


def _named_in(texts: Iterable[str], registry: Sequence[Registered]) -> list[Registered]:
    """Accents aside: Ploiesti is Ploiești."""
    plain = [anyascii(text) for text in texts]
    return [one for one in registry if any(_names(text, one.names) for text in plain)]


def _names(text: str, names: Iterable[str]) -> bool:
    return any(name in text and _as_words(name).search(text) for name in map(_plain, names))


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    return str(anyascii(name))


@lru_cache(maxsize=4096)
def _as_words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
