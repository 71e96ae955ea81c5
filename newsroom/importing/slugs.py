"""The last part of an article's address."""

from collections.abc import Container
from itertools import count

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

_LONGEST = 80


def free_slug(title: str, *, taken: Container[str]) -> str:
    """A readable slug in plain letters, cut at a word, numbered where it is taken already."""
    slug = _cut(slugify(string_to_ascii(title))) or "article"
    if slug not in taken:
        return slug
    return next(numbered for number in count(2) if (numbered := f"{slug}-{number}") not in taken)


def _cut(slug: str) -> str:
    if len(slug) <= _LONGEST:
        return slug
    words, hyphen, _rest = slug[: _LONGEST + 1].rpartition("-")
    return words.rstrip("-") if hyphen else slug[:_LONGEST]
