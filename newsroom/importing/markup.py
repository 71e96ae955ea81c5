"""HTML from elsewhere, made into the little that an article's paragraphs may hold."""

import re
from urllib.parse import urljoin, urlsplit

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from newsroom.importing.paragraphs import one_line

_INLINE = {"a", "b", "br", "em", "i", "strong", "sup"}
_LISTS = {"ol", "ul"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CONTAINERS = {
    *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"),
    *("header", "main", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
}
_BLOCKS = _LISTS | _HEADINGS | _CONTAINERS
_SCHEMES = {"http", "https", "mailto"}
_CLEANER = nh3.Cleaner(
    tags=_INLINE | _BLOCKS | {"li"},
    attributes={"a": {"href"}},
    url_schemes=_SCHEMES,
    link_rel=None,
)


def clean_blocks(html: str, *, base: str = "") -> list[str]:
    """The HTML as paragraphs and lists, free of scripts, styles, handlers, images and unknown tags.

    Headings become bold paragraphs. Links are made absolute from `base`; those that are not http, https
    or mailto, or that stay relative, leave only their text.
    """
    soup = BeautifulSoup(_CLEANER.clean(html), "html.parser")
    for link in soup.find_all("a"):
        _settle_link(link, base)
    for inner in soup.select("li p, li div, li blockquote"):
        inner.insert_after(" ")
        inner.unwrap()
    for tag in reversed(soup.find_all(_BLOCKS - _LISTS)):
        _settle_block(tag, soup)
    _wrap_loose_text(soup)
    return [str(block).strip() for block in soup.contents if one_line(block.get_text())]


def plain_text(html: str) -> str:
    """Text without markup; paragraphs are separated by an empty line."""
    texts = (one_line(_text_of(block)) for block in clean_blocks(html))
    return "\n\n".join(text for text in texts if text)


def is_mere_text(block: str) -> bool:
    """Whether a clean block is a paragraph without any markup in it."""
    return re.fullmatch(r"<p>[^<]*</p>", block) is not None


def _text_of(block: str) -> str:
    soup = BeautifulSoup(block, "html.parser")
    for tag in soup.find_all(["br", "li"]):
        tag.insert_before(" ")
    return soup.get_text()


def _settle_link(link: Tag, base: str) -> None:
    href = link.get("href")
    try:
        address = urljoin(base, str(href).strip()) if href else ""
        is_absolute = urlsplit(address).scheme in _SCHEMES
    except ValueError:
        is_absolute = False
    if is_absolute:
        link["href"] = address
    else:
        link.unwrap()


def _settle_block(tag: Tag, soup: BeautifulSoup) -> None:
    """Innermost first: what holds other blocks goes, what holds text becomes a paragraph."""
    if tag.find(_BLOCKS):
        tag.unwrap()
        return
    if tag.name in _HEADINGS:
        bold = soup.new_tag("b")
        bold.extend(list(tag.contents))
        tag.append(bold)
    tag.name = "p"


def _wrap_loose_text(soup: BeautifulSoup) -> None:
    paragraph: Tag | None = None
    for node in list(soup.contents):
        if _is_block(node):
            paragraph = None
            continue
        if paragraph is None:
            paragraph = soup.new_tag("p")
            node.insert_before(paragraph)
        paragraph.append(node)


def _is_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name in {*_LISTS, "p"}
