"""HTML from elsewhere, made into the little that an article's paragraphs may hold."""

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import nh3

from cms.common.text import without_control_characters
from newsroom.importing.paragraphs import one_line

_INLINE = {"a", "b", "em", "i", "strong", "sup"}
_LISTS = {"ol", "ul"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CONTAINERS = {
    *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"),
    *("header", "main", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
}
_SCHEMES = {"http", "https", "mailto"}
_CLEANER = nh3.Cleaner(
    tags=_INLINE | _LISTS | _HEADINGS | _CONTAINERS | {"br", "li"},
    attributes={"a": {"href"}},
    url_schemes=_SCHEMES,
    link_rel=None,
)
_DEEPEST = 200
_SPACES = re.compile(r"[ \t\r\n]+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Tags that hold nothing, or that end where the next one begins.
_FLAT = {
    *("br", "dd", "dt", "hr", "img", "input", "li", "link", "meta"),
    *("option", "p", "source", "td", "th", "tr"),
}


class MarkupError(ValueError):
    """The HTML is nested deeper than any text is; cleaning it would take time without end."""


@dataclass(frozen=True)
class Prose:
    """A paragraph or a whole list, as clean HTML and as plain text."""

    html: str
    text: str

    @property
    def is_mere_text(self) -> bool:
        """Whether the text is all there is to it."""
        return self.html == f"<p>{escape(self.text, quote=False)}</p>"


def prose_of(html: str, *, base: str = "") -> list[Prose]:
    """The HTML as paragraphs and lists, free of scripts, styles, handlers, images and unknown tags.

    Headings become bold paragraphs. Links are made absolute from `base`; those that are not http, https
    or mailto, or that stay relative, leave only their text. Raises MarkupError.
    """
    if _is_nested_too_deep(html):
        raise MarkupError(f"its HTML is nested more than {_DEEPEST} deep")
    builder = _ProseBuilder(base)
    builder.feed(_CLEANER.clean(html))
    builder.close()
    return builder.finished()


def plain_text(html: str) -> str:
    """Text without markup; paragraphs are separated by an empty line. Raises MarkupError."""
    return "\n\n".join(prose.text for prose in prose_of(html))


def _is_nested_too_deep(html: str) -> bool:
    """By counting tags: the parser's own time grows with the square of the depth."""
    opened: Counter[str] = Counter()
    depth = 0
    for closing, name in _TAG.findall(html):
        tag = name.lower()
        if tag in _FLAT or (closing and not opened[tag]):
            continue
        step = -1 if closing else 1
        opened[tag] += step
        depth += step
        if depth > _DEEPEST:
            return True
    return False


class _ProseBuilder(HTMLParser):
    """Takes well-formed HTML apart at its blocks; inline tags that reach over several are opened again."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self._found: list[Prose] = []
        self._html: list[str] = []
        self._text: list[str] = []
        self._open: list[tuple[str, str]] = []
        """Inline tags and how each was opened: empty for one that is left out."""
        self._list_depth = 0

    def finished(self) -> list[Prose]:
        self._end_block()
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _INLINE:
            self._open_inline(tag, dict(attrs).get("href") or "")
        elif tag == "br":
            self._add("<br/>", " ")
        elif tag in _LISTS:
            self._open_list(tag)
        elif tag == "li" and self._list_depth:
            self._add("<li>", " ")
        else:
            self._break()
            if tag in _HEADINGS:
                self._open_inline("b")

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE:
            self._close_inline(tag)
        elif tag in _LISTS:
            self._list_depth -= 1
            self._add(f"</{tag}>")
            if not self._list_depth:
                self._end_block(is_list=True)
        elif tag == "li" and self._list_depth:
            self._add("</li>")
        else:
            if tag in _HEADINGS:
                self._close_inline("b")
            self._break()

    def handle_data(self, data: str) -> None:
        text = without_control_characters(data)
        self._add(escape(text, quote=False), text)

    def _add(self, html: str, text: str = "") -> None:
        self._html.append(html)
        self._text.append(text)

    def _break(self) -> None:
        """Between two blocks; within a list, which is one block, no more than a space."""
        if self._list_depth:
            self._add(" ", " ")
        else:
            self._end_block()

    def _open_list(self, tag: str) -> None:
        if not self._list_depth:
            self._end_block()
            self._open.clear()
            self._html.clear()
        self._list_depth += 1
        self._add(f"<{tag}>")

    def _open_inline(self, tag: str, href: str = "") -> None:
        opening = f"<{tag}>"
        if tag == "a":
            address = _absolute(href, self._base)
            opening = f'<a href="{escape(address)}">' if address else ""
        if any(tag == other for other, _opening in self._open[-len(_INLINE) :]):
            opening = ""
        self._open.append((tag, opening))
        if opening:
            self._add(opening)

    def _close_inline(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            return  # opened before a list began, which has closed it
        _tag, opening = self._open.pop()
        if opening and self._html and self._html[-1] == opening:
            self._html.pop()
        elif opening:
            self._add(f"</{tag}>")

    def _end_block(self, *, is_list: bool = False) -> None:
        still_open = [(tag, opening) for tag, opening in self._open if opening]
        for tag, opening in reversed(still_open):
            if self._html[-1] == opening:
                self._html.pop()  # nothing stands in it
            else:
                self._html.append(f"</{tag}>")
        html = _SPACES.sub(" ", "".join(self._html)).strip()
        text = one_line("".join(self._text))
        if text:
            self._found.append(Prose(html if is_list else f"<p>{html}</p>", text))
        self._html, self._text = [opening for _tag, opening in still_open], []


def _absolute(href: str, base: str) -> str:
    """The address, empty for one that leads nowhere from here."""
    if not href.strip():
        return ""
    try:
        address = urljoin(base, href.strip())
        return address if urlsplit(address).scheme in _SCHEMES else ""
    except ValueError:
        return ""
