"""What the public may read, said once."""

from collections.abc import Iterator
from typing import ClassVar, Self

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageManager, get_page_models
from wagtail.query import PageQuerySet


class PublicPageQuerySet(PageQuerySet):
    """Pages that a visitor without an account may read now.

    Wagtail's own `public()` only leaves out restricted pages. This one also leaves out drafts and
    pages whose expiry has passed but which the worker has not taken down yet.
    """

    # What a page type keeps from readers for a reason of its own. It holds on every channel, also
    # where pages of all types are read together.
    withheld: ClassVar[Q | None] = None

    def public(self) -> Self:
        pages = super().public().filter(_unexpired(), live=True)
        return pages if self.withheld is None else pages.exclude(self.withheld)


def public_pages() -> PageQuerySet:
    """Pages of every type that a visitor may read now, as plain `Page`s."""
    pages = Page.objects.live().public().filter(_unexpired())
    for withheld in _withheld_pages():
        pages = pages.exclude(pk__in=withheld)
    return pages


def is_public(page: Page) -> bool:
    """Whether `public()` would find this page. Costs two queries, not one per ancestor."""
    return public_pages().filter(pk=page.pk).exists()


def private_collection_ids() -> set[int]:
    """Collections of images and documents that only some may see, with all below them."""
    restrictions = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    paths = [Q(path__startswith=path) for path in restrictions]
    if not paths:
        return set()
    below = Q()
    for path in paths:
        below |= path
    return set(Collection.objects.filter(below).values_list("pk", flat=True))


def _unexpired() -> Q:
    return Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())


def _withheld_pages() -> Iterator[QuerySet]:
    for model in get_page_models():
        pages = model.objects.all()
        if withheld := getattr(pages, "withheld", None):
            yield pages.filter(withheld).values("pk")


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)
