"""What the checks need to know of a page, gathered once. Nothing here judges.

The number of queries does not follow the number of images, links and blocks.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_EMBED_TAG, extract_attrs

from cms.common.querysets import private_collection_ids, public_at
from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.contents import Item, Place, items_of

_IMAGE_FIELDS = ("title", "description", "holder", "author", "licence", "source_url", "rights_expire_on")


@dataclass(frozen=True)
class EmptyField:
    place: Place
    label: str


@dataclass(frozen=True, kw_only=True)
class ShownImage:
    place: Place
    id: int
    title: str = ""
    description: str = ""
    holder: str = ""
    author: str = ""
    licence: str = ""
    source_url: str = ""
    rights_expire_on: date | None = None
    is_private: bool = False


@dataclass(frozen=True, kw_only=True)
class LinkedPage:
    """`title` is empty for a page that is gone; `is_public` is what it will be when the link goes out."""

    place: Place
    id: int
    title: str = ""
    is_public: bool = False


@dataclass(frozen=True, kw_only=True)
class LinkedDocument:
    """`title` is empty for a document that is gone."""

    place: Place
    id: int
    title: str = ""
    is_private: bool = False


@dataclass(frozen=True)
class Film:
    place: Place
    url: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    now: datetime
    title: str
    seo_title: str = ""
    slug: str = ""
    slug_is_taken: bool = False
    go_live_at: datetime | None = None
    expire_at: datetime | None = None
    # Whether it has been live before, and whether a version of it is scheduled.
    was_published: bool = False
    is_scheduled: bool = False
    # When a version is due that is older than the live one.
    overtaken_at: datetime | None = None
    empty_fields: tuple[EmptyField, ...] = ()
    images: tuple[ShownImage, ...] = ()
    links: tuple[LinkedPage, ...] = ()
    documents: tuple[LinkedDocument, ...] = ()
    films: tuple[Film, ...] = ()

    @property
    def goes_out_at(self) -> datetime:
        """When readers will see it: at its go-live, or now."""
        return max(self.go_live_at or self.now, self.now)

    @property
    def goes_out_on(self) -> date:
        """The day of it in the site's own time zone, in which the rights of images end."""
        return timezone.localdate(self.goes_out_at, timezone.get_default_timezone())


def gather(page: EditorialPage) -> Facts:
    now = timezone.now()
    items = list(items_of(page))
    moment = max(page.go_live_at or now, now)
    is_scheduled, overtaken_at = _schedules(page, now)
    return Facts(
        now=now,
        title=page.title,
        seo_title=page.seo_title,
        slug=page.slug,
        slug_is_taken=_is_slug_taken(page),
        go_live_at=page.go_live_at,
        expire_at=page.expire_at,
        was_published=page.first_published_at is not None,
        is_scheduled=is_scheduled,
        overtaken_at=overtaken_at,
        empty_fields=tuple(_empty_fields(items)),
        images=tuple(_images(items)),
        links=tuple(_links(items, moment, own_id=page.pk)),
        documents=tuple(_documents(items)),
        films=tuple(_films(items)),
    )


def _empty_fields(items: list[Item]) -> Iterator[EmptyField]:
    """Without the slug, which Wagtail makes from the title."""
    for item in items:
        if item.is_required and item.is_empty and item.place.field != "slug":
            yield EmptyField(item.place, item.label)


def _is_slug_taken(page: EditorialPage) -> bool:
    above = page.path[: -page.steplen]
    siblings = Page.objects.filter(path__startswith=above, depth=page.depth, slug=page.slug)
    return bool(above) and siblings.exclude(pk=page.pk).exists()


def _schedules(page: EditorialPage, now: datetime) -> tuple[bool, datetime | None]:
    """Whether a version is scheduled, and when one is due that is older than the live one."""
    if page.pk is None:
        return False, None
    wanted = Q(approved_go_live_at__isnull=False) | Q(pk=page.live_revision_id)
    rows = list(page.revisions.filter(wanted).values_list("pk", "created_at", "approved_go_live_at"))
    live = [created_at for pk, created_at, _due_at in rows if pk == page.live_revision_id]
    scheduled = [(created_at, due_at) for _pk, created_at, due_at in rows if due_at]
    overtaken = [due_at for created_at, due_at in scheduled if due_at > now and live and created_at < live[0]]
    return bool(scheduled), min(overtaken, default=None)


def _references(items: list[Item], is_wanted: Callable[[Any], bool]) -> list[tuple[Place, int]]:
    return [(item.place, pk) for item in items for model, pk in item.references if is_wanted(model)]


def _images(items: list[Item]) -> Iterator[ShownImage]:
    places = _references(items, lambda model: issubclass(model, get_image_model()))
    images = _rows(get_image_model(), places, [*_IMAGE_FIELDS, "collection_id"])
    for place, pk in places:
        if image := images.get(pk):
            is_private = image["collection_id"] in private_collection_ids()
            known = {name: image[name] for name in _IMAGE_FIELDS}
            yield ShownImage(place=place, id=pk, is_private=is_private, **known)


def _documents(items: list[Item]) -> Iterator[LinkedDocument]:
    places = _references(items, lambda model: issubclass(model, get_document_model()))
    documents = _rows(get_document_model(), places, ["title", "collection_id"])
    for place, pk in places:
        document = documents.get(pk, {"title": "", "collection_id": None})
        is_private = document["collection_id"] in private_collection_ids()
        yield LinkedDocument(place=place, id=pk, title=document["title"], is_private=is_private)


def _links(items: list[Item], moment: datetime, *, own_id: int | None) -> Iterator[LinkedPage]:
    places = _references(items, lambda model: issubclass(model, Page))
    pages = _rows(Page, places, ["title"])
    public = public_at(moment, set(pages)) if pages else set()
    for place, pk in places:
        if pk != own_id:
            title = pages[pk]["title"] if pk in pages else ""
            yield LinkedPage(place=place, id=pk, title=title, is_public=pk in public)


def _rows(model: Any, places: Collection[tuple[Place, int]], fields: list[str]) -> dict[int, dict[str, Any]]:
    if not places:
        return {}
    rows = model.objects.filter(pk__in={pk for _place, pk in places}).values("pk", *fields)
    return {row["pk"]: row for row in rows}


def _films(items: list[Item]) -> Iterator[Film]:
    for item in items:
        if item.is_film and not item.is_empty:
            yield Film(item.place, item.value)
        for tag in FIND_EMBED_TAG.finditer(item.html):
            attributes = extract_attrs(tag[1])
            if attributes.get("embedtype") == "media":
                yield Film(item.place, attributes.get("url", ""))
