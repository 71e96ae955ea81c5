"""What a reader typed into the search box, as words to search for and to mark in what is found."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.common.text import without_control_characters

MAX_QUERY_LENGTH = 200
MAX_TERMS = 10
_EXCERPT_LENGTH = 240
# Letters and digits of any script; what lies between them is no part of a word.
_WORD = re.compile(r"[^\W_]+")


def normalised(query: str) -> str:
    """The query as it is shown again: one line, without control characters, cut to a sensible length."""
    one_line = " ".join(without_control_characters(query.replace("\0", " ")).split())
    return unicodedata.normalize("NFC", one_line)[:MAX_QUERY_LENGTH].strip()


def terms(query: str) -> list[str]:
    """The first ten different words of a query, in small letters. No sign has a meaning of its own:
    quotation marks, brackets, `*`, AND, OR and NOT are punctuation or words like others."""
    words = (word.casefold() for word in _WORD.findall(normalised(query)))
    return list(dict.fromkeys(words))[:MAX_TERMS]


def highlighted(text: str, wanted: Sequence[str]) -> SafeString:
    """The text as HTML, with the words that begin with one of the wanted terms in <mark>."""
    pieces = []
    end = 0
    for match in _WORD.finditer(text):
        if _begins_with_any(match[0], wanted):
            pieces += [escape(text[end : match.start()]), "<mark>", escape(match[0]), "</mark>"]
            end = match.end()
    pieces.append(escape(text[end:]))
    return mark_safe("".join(pieces))  # noqa: S308 (every piece of the text is escaped)


def excerpt(text: str, wanted: Sequence[str], length: int = _EXCERPT_LENGTH) -> str:
    """A stretch of the text around the first term in it; its beginning where there is none."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    start = _start_of_excerpt(line, wanted, length)
    stretch = line[start : start + length]
    if start + length < len(line):
        stretch = stretch.rpartition(" ")[0] or stretch
    return f"{'… ' if start else ''}{stretch}{' …' if start + len(stretch) < len(line) else ''}"


def _start_of_excerpt(line: str, wanted: Sequence[str], length: int) -> int:
    first = next((match.start() for match in _WORD.finditer(line) if _begins_with_any(match[0], wanted)), 0)
    if first < length // 2:
        return 0
    return line.find(" ", first - length // 3, first) + 1 or first


def _begins_with_any(word: str, wanted: Iterable[str]) -> bool:
    folded = _without_accents(word)
    return any(folded.startswith(_without_accents(term)) for term in wanted)


def _without_accents(text: str) -> str:
    """As SQLite's index compares words."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
