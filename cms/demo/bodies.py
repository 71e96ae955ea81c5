"""From the content's files to the values that rich text and body blocks hold."""

import re
from collections.abc import Callable
from typing import Any

from django.utils.timezone import make_aware

from cms.demo.content import Table
from cms.demo.shelf import Shelf

_PAGE_LINK = re.compile(r'<a href="page:([\w-]+)">')
_BLANK_LINE = re.compile(r"\n\s*\n")


def rich_text(text: str, shelf: Shelf, language: str) -> str:
    """HTML as the editor stores it: paragraphs, and links that know their page."""
    linked = _PAGE_LINK.sub(
        lambda found: f'<a linktype="page" id="{shelf.page(found[1], language).pk}">', text.strip()
    )
    return "".join(part if part.startswith("<ul>") else f"<p>{part}</p>" for part in _paragraphs(linked))


def body(blocks: list[Table], shelf: Shelf, language: str) -> list[tuple[str, Any]]:
    """A StreamField's value."""
    return [
        (kind, _value(kind, content, shelf, language)) for block in blocks for kind, content in block.items()
    ]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _BLANK_LINE.split(text) if part]


def _value(kind: str, content: Any, shelf: Shelf, language: str) -> Any:
    if kind == "paragraph":
        return rich_text(content, shelf, language)
    finds: dict[str, Callable[[Any], Any]] = {
        "answer": lambda text: rich_text(text, shelf, language),
        "image": shelf.images.__getitem__,
        "document": shelf.documents.__getitem__,
        "start": make_aware,
        "end": make_aware,
        "page": lambda key: shelf.page(key, language),
    }
    return {name: finds[name](value) if name in finds else value for name, value in content.items()}
