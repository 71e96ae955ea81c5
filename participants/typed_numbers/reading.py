"""The texts of many pages, read from what is stored: no query and no block for any single page."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from itertools import islice
from typing import Any

from django.db import models
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.contents import Place
from participants.claims import may_claim
from participants.contradictions import Text
from participants.figures.figure import day_of
from participants.typed_numbers.dating import dating_of

AT_ONCE = 500
_END_OF_PARAGRAPH = re.compile(r"</(?:p|li|h[1-6])>|<br\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_OF_THE_PAGE = ("pk", "draft_title")


@dataclass(frozen=True)
class StoredTexts:
    """A page's texts that have numbers in them, of which day they speak and whom they are about."""

    page: int
    title: str
    page_type: type[EditorialPage]
    texts: list[Text]
    on: date
    about: frozenset[int] = frozenset()


def live_texts(pages: models.QuerySet[Page]) -> Iterator[StoredTexts]:
    """What readers see on those of the pages that are live."""
    return _read(pages.filter(live=True), _live_rows)


def draft_texts(pages: models.QuerySet[Page]) -> Iterator[StoredTexts]:
    """What is written and not published, on those of the pages that have anything such."""
    unpublished = models.Q(live=False) | models.Q(has_unpublished_changes=True)
    return _read(pages.filter(unpublished), _draft_rows)


def text_fields(page_type: type[EditorialPage]) -> list[models.Field[Any, Any]]:
    """The fields in which an editor types text."""
    shown = set(page_type.get_edit_handler().get_form_options().get("fields", ()))
    kinds = (models.CharField, models.TextField, StreamField)
    fields = page_type._meta.concrete_fields
    return [field for field in fields if field.name in shown and isinstance(field, kinds)]


def _read(pages: models.QuerySet[Page], rows_of: Any) -> Iterator[StoredTexts]:
    """An alias is left out: it has the text of the page it mirrors, and is not edited."""
    own = pages.filter(alias_of=None).order_by().values("pk")
    for page_type in get_page_models():
        if issubclass(page_type, EditorialPage) and not page_type._meta.abstract:
            rows = iter(rows_of(page_type, page_type.objects.filter(pk__in=own).order_by("pk")))
            while some := list(islice(rows, AT_ONCE)):
                yield from _with_texts(page_type, some)


def _live_rows(page_type: Any, pages: Any) -> Iterable[dict[str, Any]]:
    fields = text_fields(page_type)
    dating = dating_of(page_type)
    names = [field.name for field in fields if not isinstance(field, StreamField)]
    # As text: a stream would be made of every body, to be thrown away.
    streams = {
        f"stored_{field.name}": Cast(field.name, models.TextField())
        for field in fields
        if isinstance(field, StreamField)
    }
    wanted = {*_OF_THE_PAGE, *names, *filter(None, [dating.day_field])}
    for row in pages.annotate(**streams).values(*wanted, *streams).iterator(AT_ONCE):
        yield {name.removeprefix("stored_"): value for name, value in row.items()}


def _draft_rows(page_type: Any, pages: Any) -> Iterable[dict[str, Any]]:
    contents = pages.values("pk", "draft_title", "latest_revision__content").iterator(AT_ONCE)
    for row in contents:
        content = row["latest_revision__content"] or {}
        yield {**content, "pk": row["pk"], "draft_title": row["draft_title"]}


def _with_texts(page_type: type[EditorialPage], rows: list[dict[str, Any]]) -> Iterator[StoredTexts]:
    fields = text_fields(page_type)
    dating = dating_of(page_type)
    found = [(row, list(_texts_of(row, fields))) for row in rows]
    telling = [(row, texts) for row, texts in found if texts]
    about = dating.about([row["pk"] for row, _texts in telling]) if telling else {}
    for row, texts in telling:
        yield StoredTexts(
            page=row["pk"],
            title=row["draft_title"],
            page_type=page_type,
            texts=texts,
            on=_day(row.get(dating.day_field)) or timezone.localdate(),
            about=about.get(row["pk"], frozenset()),
        )


def _texts_of(row: Mapping[str, Any], fields: Iterable[models.Field[Any, Any]]) -> Iterator[Text]:
    for field in fields:
        value = row.get(field.name)
        if isinstance(field, StreamField):
            for child in _children(value):
                for text in _strings(child.get("value")):
                    yield from _text(Place(field.name, str(child.get("id") or "")), text)
        elif isinstance(value, str):
            yield from _text(Place(field.name), value)


def _text(place: Place, stored: str) -> Iterator[Text]:
    text = _plain(stored) if "<" in stored else stored
    if may_claim(text):
        yield Text(place, text)


def _plain(stored: str) -> str:
    """Without tags; where a paragraph ends, a sentence does. A parser would take ten times as long."""
    return unescape(_TAG.sub("", _END_OF_PARAGRAPH.sub("\n", stored)))


def _children(stream: Any) -> Iterator[dict[str, Any]]:
    """Of a stream as it is stored; of anything else nothing."""
    try:
        stored = json.loads(stream) if isinstance(stream, str) else stream
    except ValueError:
        return
    for child in stored if isinstance(stored, list) else ():
        if isinstance(child, dict):
            yield child


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _day(value: Any) -> date | None:
    """From a column, or from a revision, which keeps it as text."""
    return value if isinstance(value, date) else day_of(str(value or ""))
