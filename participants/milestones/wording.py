"""Milestones in words, English and French.

Here and not in a catalogue: a number's ending, a country's article and their place in the sentence go
together. Any other language gets the English words.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.utils import translation
from django_countries import countries

from cms.common.ordinals import language_of, ordinal
from participants.milestones.kinds import Kind
from participants.milestones.origins import origin

if TYPE_CHECKING:
    from participants.milestones.facts import Fact
    from participants.models import Milestone

_FRENCH = "fr"


@dataclass(frozen=True)
class Phrases:
    """Of one language, with the gaps that are filled for each milestone."""

    language: str
    number: str
    round_number: str
    first_of_year: str
    from_country: str
    from_its_country: str
    first: str
    on_record: str


_ENGLISH_PHRASES = Phrases(
    language="en",
    number="{nth} participant",
    round_number="A round number: the {nth} participant",
    first_of_year="First new participant of {year}",
    from_country="{first} participant {origin}",
    from_its_country="{first} participant from its country, {country}",
    first="First",
    on_record="{told} on record",
)
_FRENCH_PHRASES = Phrases(
    language=_FRENCH,
    number="{nth} participant",
    round_number="Un nombre rond : le {nth} participant",
    first_of_year="Premier nouveau participant de {year}",
    from_country="{first} participant {origin}",
    from_its_country="{first} participant de son pays ({country})",
    first="Premier",
    on_record="{told} au registre",
)


class Words(NamedTuple):
    """`language` is that of the text, which may be another than the one asked for."""

    text: str
    language: str


NO_WORDS = Words("", "en")


def derived_title(fact: "Fact", language: str) -> Words:
    phrases = _FRENCH_PHRASES if language_of(language) == _FRENCH else _ENGLISH_PHRASES
    nth = ordinal(fact.nth, phrases.language)
    told = _phrase_for(fact, phrases).format(
        nth=nth,
        first=phrases.first if fact.nth == 1 else nth,
        year=fact.date.year,
        origin=origin(fact.country, phrases.language),
        country=_name_of(fact.country, phrases.language),
    )
    return Words(told if fact.is_complete else phrases.on_record.format(told=told), phrases.language)


def _phrase_for(fact: "Fact", phrases: Phrases) -> str:
    if fact.kind == Kind.NUMBER:
        return phrases.number
    if fact.kind == Kind.ROUND:
        return phrases.round_number
    if fact.kind == Kind.FIRST_OF_YEAR:
        return phrases.first_of_year
    return phrases.from_country if origin(fact.country, phrases.language) else phrases.from_its_country


def recorded_title(milestone: "Milestone", language: str) -> Words:
    return _french_or_english(milestone.title, milestone.title_fr, language)


def recorded_text(milestone: "Milestone", language: str) -> Words:
    return _french_or_english(milestone.text, milestone.text_fr, language)


def _french_or_english(english: str, french: str, language: str) -> Words:
    if french and language_of(language) == _FRENCH:
        return Words(french, _FRENCH)
    return Words(english, "en")


def _name_of(country: str, language: str) -> str:
    with translation.override(language):
        return str(countries.name(country))
