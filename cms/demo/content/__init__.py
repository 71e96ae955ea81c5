"""The demo's words and facts, in files that a translator or an editor can read and change.

A page is one file with what all languages share on top and one table per language below: `[en]`, `[fr]`.
A block of a body is one `[[en.body]]` with the block's name and what it holds; a paragraph's text is
HTML without its <p>, a blank line begins the next one, and `<a href="page:join">` links to a page. What is
still on the desk has no date but `in_days`, counted from the day of loading.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Self

from django.utils import timezone

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fr")

Table = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Text:
    """A page's words in one language. What a page type does not have stays empty."""

    title: str
    slug: str
    teaser: str = ""
    summary: str = ""
    introduction: str = ""
    thank_you_text: str = ""
    tags: list[str] = field(default_factory=list)
    form_fields: list[Table] = field(default_factory=list)
    body: list[Table] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class PageSource:
    """A page's file. `key` is the file's name, by which other content refers to the page."""

    key: str
    type: str
    parent: str = ""
    date: date
    texts: dict[str, Text]
    in_menus: bool = False
    image: str = ""
    category: str = ""
    participants: list[int] = field(default_factory=list)
    # The number of the accession that an article announces.
    announces: int | None = None
    authors: list[str] = field(default_factory=list)
    # How far the desk has brought it: "planned", "scheduled" or "submitted"; without one it is published.
    stage: str = ""

    @classmethod
    def read(cls, path: Path, defaults: dict[str, str]) -> Self:
        shared = defaults | tomllib.loads(path.read_text("utf-8"))
        if "in_days" in shared:
            shared["date"] = timezone.localdate() + timedelta(days=shared.pop("in_days"))
        texts = {language: Text(**shared.pop(language)) for language in LANGUAGES if language in shared}
        return cls(key=path.stem, texts=texts, **shared)


def page(folder: str, key: str, **defaults: str) -> PageSource:
    return PageSource.read(FOLDER / folder / f"{key}.toml", defaults)


def pages(folder: str, **defaults: str) -> list[PageSource]:
    """All pages of a folder, oldest first."""
    sources = [page(folder, path.stem, **defaults) for path in (FOLDER / folder).glob("*.toml")]
    return sorted(sources, key=lambda source: (source.date, source.key))


def table(name: str) -> Table:
    """A file of facts that belong to no single page."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
