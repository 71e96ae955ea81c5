"""RSS and Atom. Nothing is fetched: the feed is what the file holds."""

from calendar import timegm
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import feedparser
from django.utils import timezone

from newsroom.importing.checking import longest
from newsroom.importing.credits import credit_line
from newsroom.importing.entries import NewsEntry, Problem, Reading, UnusableFileError
from newsroom.importing.markup import MarkupError, plain_text, prose_of
from newsroom.importing.outline import feed_outline
from newsroom.importing.paragraphs import one_line
from newsroom.importing.teasers import shortened, without_trailing_furniture

_ROOTS = {"rss": "RSS", "rdf": "RSS", "feed": "Atom"}


def read_feed(xml: bytes) -> Reading:
    """The entries of a feed in UTF-8, and the problems of those that cannot be used.

    Raises UnusableFileError for what is no feed or cannot be read as one.
    """
    outline = feed_outline(xml)
    if outline.root not in _ROOTS:
        raise UnusableFileError(
            f"it begins with <{outline.root}>, which is neither RSS nor Atom nor the text of the news list"
        )
    # Cleaning is ours: one way for all HTML, and feedparser's own would be slower. BytesIO, because
    # feedparser opens other input as an address or a file.
    parsed = feedparser.parse(BytesIO(xml), sanitize_html=False, resolve_relative_uris=False)
    if len(parsed.entries) != len(outline.entry_lines):
        raise UnusableFileError("its entries are marked up in a way that cannot be read")
    reading = Reading(_ROOTS[outline.root])
    base, is_rss = parsed.feed.get("link", ""), reading.source == "RSS"
    for line, raw in zip(outline.entry_lines, parsed.entries, strict=True):
        try:
            entry = _entry(raw, line, base=base, is_rss=is_rss)
        except _FaultyEntryError as error:
            reading.problems += [Problem(line, fault) for fault in error.faults]
        else:
            reading.entries.append(entry)
    return reading


class _FaultyEntryError(Exception):
    def __init__(self, *faults: str) -> None:
        super().__init__(*faults)
        self.faults = faults


def _entry(raw: Any, line: int, *, base: str, is_rss: bool) -> NewsEntry:
    """Raises _FaultyEntryError with all that is wrong with it."""
    name = f"the entry “{raw.get('link') or raw.get('id') or 'without address'}”"
    try:
        title = one_line(plain_text(raw.get("title", "")))
        name = f"“{title[:80]}”" if title else name
        teaser, body = _teaser_and_body(raw, base=base)
        credit = credit_line(_credit_of(raw, is_rss=is_rss))
    except MarkupError as error:
        raise _FaultyEntryError(f"{name}: {error}") from error
    written_on = _date_of(raw)
    faults = [
        *([] if title else [f"{name} has no title"]),
        *([] if written_on else [f"{name} {_date_fault(raw)}"]),
        *([] if teaser else [f"{name} has no teaser and no text"]),
    ]
    if faults or written_on is None:
        raise _FaultyEntryError(*faults)
    return NewsEntry(
        line=line,
        title=title,
        date=written_on,
        credit=credit,
        teaser=teaser,
        body=body,
        guid=raw.get("id", ""),
    )


def _date_fault(raw: Any) -> str:
    said = raw.get("published", "") or dict.get(raw, "updated", "")
    return f"has a date that is none: “{said[:40]}”" if said else "has no date"


def _date_of(raw: Any) -> date | None:
    """The day on which it was published, as the clocks of the site showed it."""
    moment = dict.get(raw, "published_parsed") or dict.get(raw, "updated_parsed")
    if not moment:
        return None
    try:
        return timezone.localdate(
            datetime.fromtimestamp(timegm(moment), UTC), timezone.get_default_timezone()
        )
    except (ValueError, OverflowError, OSError):
        return None


def _credit_of(raw: Any, *, is_rss: bool) -> str:
    """Of the image. RSS from cities gives it as media:credit, else names its holder as dc:creator.

    An Atom author wrote the text; an address is no name.
    """
    for credit in raw.get("media_credit", []):
        if name := one_line(plain_text(credit.get("content", ""))):
            return name
    creator = one_line(plain_text(raw.get("author", ""))) if is_rss else ""
    return "" if "@" in creator else creator


def _teaser_and_body(raw: Any, *, base: str) -> tuple[str, str]:
    """The summary as plain text, and the full text as HTML.

    A feed without full texts gives its summary as body where it holds more than a teaser shows.
    """
    base = raw.get("link", "") or base
    summary = raw.get("summary", "")
    content = next((part.get("value", "") for part in raw.get("content", [])), "")
    text = without_trailing_furniture(plain_text(summary or content))
    teaser = shortened(text, limit=longest("teaser"))
    body = prose_of(content or summary, base=base)
    is_told_by_teaser = not content and teaser == text and all(prose.is_mere_text for prose in body)
    return teaser, "" if is_told_by_teaser else "".join(prose.html for prose in body)
