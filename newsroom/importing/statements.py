"""Statements about the registry that stand in the news: "the 127th participant of the Alliance".

An accession has a number and a name. Whatever sounds like one but lacks either, or is only wished for,
and each claim to be "the first", is a statement for a person to check. Numbers written as words are not
read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from newsroom.importing.entries import NewsEntry
from newsroom.importing.names import participant_named_in

# "the 3rd participant of the workshop" has joined no alliance.
_OF_ANOTHER = r"(?!\s+(?:of|in|at|to|from)\s+(?!(?:the\s+|our\s+)?(?:European\s+)?Alliance\b))"

_NUMBERED = (
    # "is the 127th participant of the Alliance", "as the 126th participant", "its 124th participant"
    re.compile(
        rf"\b(?:the|its|our|an?)\s+(?:Alliance’s\s+|Alliance's\s+)?(?P<number>[1-9][0-9]{{0,3}})(?:st|nd|rd|th)\s+"
        rf"(?:Alliance\s+)?participant\b{_OF_ANOTHER}",
        re.IGNORECASE,
    ),
    # "to raise its number of participants to 123"
    re.compile(
        r"\b(?:rais|bring|brought|increas)\w*\s+(?:the|its|our|their)\s+number\s+of\s+participants\s+"
        r"(?:from\s+[0-9]+\s+)?to\s+(?P<number>[1-9][0-9]{0,3})\b",
        re.IGNORECASE,
    ),
)

_FIRST = (
    # "the first new participant of the Alliance in 2015"
    re.compile(
        r"\bfirst\s+new\s+participant\b(?:\s+(?:of|in)\s+(?:the\s+)?(?:European\s+)?Alliance)?\s+in\s+[0-9]{4}\b",
        re.IGNORECASE,
    ),
    # "the first participant from Latvia"
    re.compile(r"\bfirst\s+(?:Alliance\s+)?participant\s+from\s+(?-i:[A-Z])\w+", re.IGNORECASE),
)

_WISHED_BEFORE = re.compile(
    r"\b(?:may|might|could|would|will|wish\w*|want\w*|hop(?:es?|ing)|invited|candidate|appl(?:y|ies|ied)|not)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)
_WISHED_AFTER = re.compile(r"\s+(?:will|may|might|could|would|is (?:expected|awaited))\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"']*\s+(?=\W?[^\Wa-z])|\n+")


@dataclass(frozen=True)
class Statement:
    """What an entry says of the registry. Without `doubt` it is an accession with name and number."""

    line: int
    date: date
    name: str
    number: int | None
    quote: str
    doubt: str = ""

    @property
    def is_accession(self) -> bool:
        return not self.doubt


def statements_in(entries: Iterable[NewsEntry]) -> list[Statement]:
    """The statements of all entries, in their order, each name and number once per entry."""
    return [statement for entry in entries for statement in _of(entry)]


def speaks_of_accession(text: str) -> bool:
    return any(pattern.search(text) for pattern in (*_NUMBERED, *_FIRST))


def _of(entry: NewsEntry) -> Iterator[Statement]:
    seen = set()
    for sentence in [entry.title, *_SENTENCE_END.split(entry.teaser)]:
        for quote, number, doubt in _claims_in(sentence):
            if (quote.casefold() if number is None else number) in seen:
                continue
            seen.add(quote.casefold() if number is None else number)
            name = participant_named_in(sentence) or participant_named_in(entry.title)
            yield Statement(
                line=entry.line,
                date=entry.date,
                name=name,
                number=number,
                quote=quote,
                doubt=doubt or ("" if name else "names no participant"),
            )


def _claims_in(sentence: str) -> Iterator[tuple[str, int | None, str]]:
    """Quote, number and doubt of each claim in a sentence."""
    for pattern in _NUMBERED:
        for match in pattern.finditer(sentence):
            is_wish = _WISHED_BEFORE.search(sentence[: match.start()]) or _WISHED_AFTER.match(
                sentence[match.end() :]
            )
            yield match[0], int(match["number"]), "is not said to have happened" if is_wish else ""
    for pattern in _FIRST:
        for match in pattern.finditer(sentence):
            yield match[0], None, "claims to be the first"
