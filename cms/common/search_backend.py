"""Wagtail's database search, made safe for what anybody types.

The stock search fails on a quotation mark with SQLite, on a null character with PostgreSQL, and with both
on several hundred words, whose query is more than the parser takes.
"""

from typing import Any

from wagtail.search.backends.database import SearchBackend as DatabaseSearchBackend
from wagtail.search.query import SearchQuery

MOST_WORDS = 20
_UNSEARCHABLE = str.maketrans({"\0": " ", '"': " ", "\\": " "})


def plain_words(text: str) -> str:
    """The words of a text that can be searched for: the first twenty, without quotation marks."""
    return " ".join(text.translate(_UNSEARCHABLE).split()[:MOST_WORDS])


class PlainWordsMixin:
    def _search(self, compiler: Any, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
        searched = plain_words(query) if isinstance(query, str) else query
        return super()._search(compiler, searched, *args, **kwargs)  # type: ignore[misc]


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 (the name Wagtail looks for)
    """The stock backend for the database in use, reading plain words."""
    stock = type(DatabaseSearchBackend(params))
    return type(stock.__name__, (PlainWordsMixin, stock), {})(params)
