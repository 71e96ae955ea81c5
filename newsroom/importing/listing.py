"""The text of the old site's news list, as copied from the browser.

    Title of the article

    writenWritten the 20/05/2015
    (c) CoE

    A teaser of one or more paragraphs that breaks off...
    Read more

The line under the date is a credit when it begins with a sign (©, (c)), or when it is a short line that
stands alone and is followed by the teaser. Reading never fails: whatever is wrong becomes a problem with
its line, and the entry it concerns is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator

from newsroom.importing.credits import credit_line, has_sign
from newsroom.importing.entries import NewsEntry, Problem, Reading
from newsroom.importing.furniture import furniture_in
from newsroom.importing.paragraphs import Block, Line, blocks, joined
from newsroom.importing.teasers import ends_with_read_more, is_read_more, without_trailing_furniture

# "writen" is what the old site's icon leaves behind when the page is copied.
_DATE_LINE = re.compile(
    r"(?:writen\s*written\b(?:\s+on\b)?(?:\s+the\b)?|written\s+(?:on\s+the|on|the)\b(?=.{0,24}[0-9]$))"
    r"[\s:]*(?P<date>.*)",
    re.IGNORECASE,
)
_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_LONGEST_BARE_CREDIT = 60
_LONGEST_EXCERPT = 60


@dataclass(frozen=True)
class _RawEntry:
    """An entry as it stands in the text, before anything is judged."""

    title: Block
    written: Line
    under_date: Block
    blocks: list[Block]


def is_listing(text: str) -> bool:
    return any(_is_dated(block) for block in _pieces(text))


def read_listing(text: str) -> Reading:
    """The entries of the list, what stands around them, and the problems of the rest."""
    reading = Reading("news list")
    raw_entries, around = _divide(_pieces(text))
    reading.furniture = [found for block in around if (found := furniture_in(block))]
    reading.problems = [
        Problem(block[0].number, f"this text belongs to no article: “{_excerpt(joined(block))}”")
        for block in around
        if not furniture_in(block) and not is_read_more(joined(block))
    ]
    reading.entries = [entry for raw in raw_entries if (entry := _judged(raw, reading.problems))]
    return reading


def _pieces(text: str) -> Iterator[Block]:
    """The blocks of the text, cut before each date line and after each "Read more"."""
    for block in blocks(text):
        piece: Block = []
        for line in block:
            if piece and (_DATE_LINE.fullmatch(line.text) or ends_with_read_more(piece[-1].text)):
                yield piece
                piece = []
            piece.append(line)
        yield piece


def _is_dated(block: Block) -> bool:
    return _DATE_LINE.fullmatch(block[0].text) is not None


def _divide(pieces: Iterable[Block]) -> tuple[list[_RawEntry], list[Block]]:
    """The raw entries, and the blocks that belong to none of them."""
    dated: list[Block] = []
    gaps: list[list[Block]] = [[]]
    for piece in pieces:
        if _is_dated(piece):
            dated.append(piece)
            gaps.append([])
        else:
            gaps[-1].append(piece)
    entries: list[_RawEntry] = []
    rest, around = gaps[0], []
    for position, (written, *under_date) in enumerate(dated):
        title = _taken_title(rest)
        around += rest
        is_last = position == len(dated) - 1
        own, rest = _own_and_rest(under_date, gaps[position + 1], is_last=is_last)
        entries.append(_RawEntry(title, written, under_date, own))
    return entries, around + rest


def _taken_title(rest: list[Block]) -> Block:
    """Takes the block right above a date line, unless it is something else than a title."""
    if not rest or furniture_in(rest[-1]) or is_read_more(joined(rest[-1])):
        return []
    return rest.pop()


def _own_and_rest(under_date: Block, gap: list[Block], *, is_last: bool) -> tuple[list[Block], list[Block]]:
    """Which blocks after a date line are the entry's own, and which follow it.

    "Read more" ends an entry. Without one it reaches to the next title, or to the first furniture.
    """
    if under_date and ends_with_read_more(under_date[-1].text):
        return [], gap
    for position, block in enumerate(gap, start=1):
        if ends_with_read_more(block[-1].text):
            return gap[:position], gap[position:]
    reach = len(gap) if is_last else max(len(gap) - 1, 0)
    end = next((position for position, block in enumerate(gap[:reach]) if furniture_in(block)), reach)
    return gap[:end], gap[end:]


def _judged(raw: _RawEntry, problems: list[Problem]) -> NewsEntry | None:
    """The entry, or None with its problems noted."""
    title = joined(raw.title)
    line = raw.title[0].number if raw.title else raw.written.number
    faults = []
    try:
        written_on = _date_of(raw.written)
    except ValueError as error:
        whose = f", in “{_excerpt(title)}”" if title else ""
        faults.append(Problem(raw.written.number, f"{error}{whose}"))
    if not title:
        faults.append(Problem(line, f"there is no title above “{_excerpt(raw.written.text)}”"))
    credit, teaser = _credit_and_teaser(raw)
    if not teaser:
        faults.append(Problem(line, f"“{_excerpt(title)}” has no teaser"))
    if faults:
        problems.extend(faults)
        return None
    return NewsEntry(line=line, title=title, date=written_on, credit=credit, teaser=teaser)


def _date_of(line: Line) -> date:
    """Raises ValueError with a message for people."""
    match = _DATE_LINE.fullmatch(line.text)
    text = match["date"].strip() if match else ""
    if not text:
        raise ValueError("the date is missing after “Written the”")
    parts = _DATE.fullmatch(text)
    if parts is None:
        raise ValueError(f"“{_excerpt(text)}” is not a date written as dd/mm/yyyy")
    day, month, year = (int(part) for part in parts.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text} is an impossible date") from error


def _credit_and_teaser(raw: _RawEntry) -> tuple[str, str]:
    own = [raw.under_date, *raw.blocks]
    texts = [[line.text for line in block if not is_read_more(line.text)] for block in own]
    under_date, paragraphs = texts[0], [block for block in texts[1:] if block]
    credit = ""
    if _is_credit(under_date, is_followed=bool(paragraphs)):
        credit = under_date.pop(0)
    elif not under_date and len(paragraphs) > 1 and len(paragraphs[0]) == 1 and has_sign(paragraphs[0][0]):
        credit = paragraphs.pop(0)[0]
    whole = [" ".join(block) for block in (under_date, *paragraphs) if block]
    return credit_line(credit), without_trailing_furniture("\n\n".join(whole))


def _is_credit(under_date: list[str], *, is_followed: bool) -> bool:
    if not under_date:
        return False
    first = under_date[0]
    if has_sign(first):
        return True
    stands_alone = len(under_date) == 1 and is_followed
    return stands_alone and len(first) <= _LONGEST_BARE_CREDIT and first[-1] not in ".!?…:;,"


def _excerpt(text: str) -> str:
    return Truncator(text).chars(_LONGEST_EXCERPT)
