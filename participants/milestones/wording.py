"""Milestones in words, English and French.

Here and not in a catalogue: a number's ending, a country's article and their place in the sentence go
together. Any other language gets the English words.
"""

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


class Words(NamedTuple):
    """`language` is that of the text, which may be another than the one asked for."""

    text: str
    language: str


NO_WORDS = Words("", "en")


def derived_title(fact: "Fact", language: str) -> Words:
    if language_of(language) == _FRENCH:
        return Words(_in_french(fact), _FRENCH)
    return Words(_in_english(fact), "en")


def recorded_title(milestone: "Milestone", language: str) -> Words:
    return _french_or_english(milestone.title, milestone.title_fr, language)


def recorded_text(milestone: "Milestone", language: str) -> Words:
    return _french_or_english(milestone.text, milestone.text_fr, language)


def _french_or_english(english: str, french: str, language: str) -> Words:
    if french and language_of(language) == _FRENCH:
        return Words(french, _FRENCH)
    return Words(english, "en")


def _in_english(fact: "Fact") -> str:
    nth = ordinal(fact.nth, "en")
    if fact.kind == Kind.NUMBER:
        return f"{nth} participant"
    if fact.kind == Kind.ROUND:
        return f"A round number: the {nth} participant"
    first = "First" if fact.nth == 1 else nth
    if fact.kind == Kind.FIRST_OF_YEAR:
        told = f"First new participant of {fact.date.year}"
    elif known := origin(fact.country, "en"):
        told = f"{first} participant {known}"
    else:
        told = f"{first} participant from its country, {_name_of(fact.country, 'en')}"
    return told if fact.is_complete else f"{told} on record"


def _in_french(fact: "Fact") -> str:
    nth = ordinal(fact.nth, _FRENCH)
    if fact.kind == Kind.NUMBER:
        return f"{nth} participant"
    if fact.kind == Kind.ROUND:
        return f"Un nombre rond : le {nth} participant"
    first = "Premier" if fact.nth == 1 else nth
    if fact.kind == Kind.FIRST_OF_YEAR:
        told = f"Premier nouveau participant de {fact.date.year}"
    elif known := origin(fact.country, _FRENCH):
        told = f"{first} participant {known}"
    else:
        told = f"{first} participant de son pays ({_name_of(fact.country, _FRENCH)})"
    return told if fact.is_complete else f"{told} au registre"


def _name_of(country: str, language: str) -> str:
    with translation.override(language):
        return str(countries.name(country))
