"""What a text says of the registry: "the 126th participant", "127 participants in 29 countries".

Pure, in English and French. Numbers written as words are not read, and what is only wished for, or said of
another time or of a meeting's participants, is no claim.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"(?P<number>[1-9][0-9]{0,3})"
# "the 3rd participant of the workshop" has joined no alliance.
_NOT_OF_ANOTHER = r"(?!\s+(?:of|in|at|to|from)\s+(?!(?:the\s+|our\s+)?(?:European\s+)?Alliance\b))"
_NOT_OF_ANOTHER_FR = r"(?!\s+(?:de|du|des|à|au|aux)\s+(?!(?:l[’']|notre\s+)Alliance\b))"

_ORDINALS = (
    re.compile(
        rf"\b{_NUMBER}\s?(?:st|nd|rd|th)\s+(?:new\s+)?(?:Alliance\s+)?participant\b{_NOT_OF_ANOTHER}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_NUMBER}\s?(?:er|re|e|ème)\s+participante?\b{_NOT_OF_ANOTHER_FR}", re.IGNORECASE),
)

_TOTALS = (
    # "The Alliance now has 127 participants", "its 127 participants"
    re.compile(
        r"\b(?:has|have|counts|counting|numbers|comprises|unites|gathers|together|now|currently|today|its|our|all)"
        rf"\s+(?:(?:now|already|currently|its|our|the)\s+)*{_NUMBER}\s+participants\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\bnumber\s+of\s+participants\s+(?:from\s+[0-9]+\s+)?to\s+{_NUMBER}\b", re.IGNORECASE),
    re.compile(
        r"\b(?:compte|réunit|rassemble|regroupe|désormais|aujourd[’']hui|ses|nos)"
        rf"\s+(?:(?:désormais|déjà|maintenant|aujourd[’']hui|ses|les)\s+)*{_NUMBER}\s+participants\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bnombre\s+de\s+(?:ses\s+)?participants\s+(?:de\s+[0-9]+\s+)?(?:passe\s+)?à\s+{_NUMBER}\b",
        re.IGNORECASE,
    ),
)

_TOTALS_WITH_COUNTRIES = (
    # "127 participants in 29 countries"
    re.compile(rf"\b{_NUMBER}\s+participants\s+(?:in|from|across)\s+[0-9]+\s+countries\b", re.IGNORECASE),
    re.compile(
        rf"\b{_NUMBER}\s+participants\s+(?:de|dans|issus\s+de|répartis\s+dans|venus\s+de)\s+[0-9]+\s+pays\b",
        re.IGNORECASE,
    ),
)

_COUNTRIES = (
    # "its participants in 29 countries", "is present in 29 countries"
    re.compile(
        rf"\b(?:participants|present|active|represented)\s+(?:in|from|across)\s+{_NUMBER}\s+countries\b",
        re.IGNORECASE,
    ),
    # "unites cities and regions from 29 countries", "covers 29 countries"
    re.compile(
        r"\b(?:has|have|counts|comprises|unites|gathers|together|covers|spans|its|our|all)\b"
        rf"[^.;,:]{{0,60}}?\b{_NUMBER}\s+(?:European\s+)?countries\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:participants|présente?s?|active?s?|représentée?s?)\s+(?:(?:désormais|déjà|aujourd[’']hui)\s+)?"
        rf"(?:de|dans|issus\s+de|répartis\s+dans|venus\s+de)\s+{_NUMBER}\s+pays\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:compte|réunit|rassemble|regroupe|couvre|ses|nos)\b"
        rf"[^.;,:]{{0,60}}?\b{_NUMBER}\s+pays\b",
        re.IGNORECASE,
    ),
)

_WISHED = re.compile(
    r"\b(?:may|might|could|would|will|hop(?:es?|ing)|aims?|once|had|was|were|until"
    r"|aura|comptera|devrait|pourrait|espère|avait|comptait|était|jusqu)\b",
    re.IGNORECASE,
)
_OTHER_GATHERING = re.compile(
    r"\b(?:workshop|seminar|webinar|conference|meeting|training|course|session|event|forum|summit"
    r"|guest|visitor|expert|delegate|invit\w*|attend\w*|met|took\s+part"
    r"|atelier|séminaire|conférence|réunion|formation|événement|sommet|rencontre|expert|délégué)s?\b",
    re.IGNORECASE,
)
# Part of whatever one of the patterns above finds.
_COUNTED = re.compile(
    r"[0-9]\s?(?:st|nd|rd|th|er|re|e|ème)\s+(?:new\s+)?(?:Alliance\s+)?participant"
    r"|[0-9]\s+(?:participants|(?:European\s+)?countries|pays)\b"
    r"|\bparticipants\s+(?:(?:from|de)\s+[0-9]+\s+)?(?:passe\s+)?(?:to|à)\s+[0-9]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’»\"']*\s+|\n+")


@dataclass(frozen=True)
class Claim:
    """A number that a sentence gives to a participant, or to all of them together."""

    number: int
    quote: str
    sentence: str


def ordinals_in(text: str) -> Iterator[Claim]:
    """Each "126th participant" of a text, with the sentence around it, which may name whom it means."""
    for sentence in _SENTENCE_END.split(text):
        yield from _claims(sentence, _ORDINALS)


def totals_in(text: str, *, year: int) -> Iterator[Claim]:
    """Each number of participants that a text written in `year` gives the Alliance at that time."""
    for sentence in _SENTENCE_END.split(text):
        if "Alliance" in sentence and not _is_of_something_else(sentence, year):
            yield from _claims(sentence, (*_TOTALS, *_TOTALS_WITH_COUNTRIES))


def countries_in(text: str, *, year: int) -> Iterator[Claim]:
    """Each number of countries from which a text written in `year` says the participants come."""
    for sentence in _SENTENCE_END.split(text):
        if "Alliance" in sentence and not _is_of_something_else(sentence, year):
            yield from _claims(sentence, _COUNTRIES)


def may_claim(text: str) -> bool:
    """Whether to look at it closely; most texts need not be."""
    return bool(_COUNTED.search(text))


def _claims(sentence: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Claim]:
    """Each number once, though several patterns may find it."""
    found: dict[tuple[int, int], Claim] = {}
    for pattern in patterns:
        for match in pattern.finditer(sentence):
            claim = Claim(int(match["number"]), match[0].strip(), sentence.strip())
            found.setdefault(match.span("number"), claim)
    yield from found.values()


def _is_of_something_else(sentence: str, year: int) -> bool:
    other_year = any(int(found) != year for found in _YEAR.findall(sentence))
    return other_year or bool(_WISHED.search(sentence) or _OTHER_GATHERING.search(sentence))
