"""What the public may read, said once."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import ClassVar, Self

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageManager,
    PageViewRestriction,
    Revision,
    get_page_models,
)
from wagtail.query import PageQuerySet

from cms.common.memory import recall


class PublicPageQuerySet(PageQuerySet):
    """Pages that a visitor without an account may read now.

    Wagtail's own `public()` only leaves out restricted pages. This one also leaves out aliases of
    restricted pages, drafts, and pages whose expiry has passed but which the worker has not taken down yet.
    """

    # What a page type keeps from readers for a reason of its own. It holds on every channel, also
    # where pages of all types are read together.
    withheld: ClassVar[Q | None] = None

    def public(self) -> Self:
        pages = self.live().filter(_unexpired(timezone.now())).exclude(_in_private_section())
        return pages if self.withheld is None else pages.exclude(self.withheld)


def public_pages() -> PageQuerySet:
    """Pages of every type that a visitor may read now, as plain `Page`s."""
    return _open_to_all(Page.objects.live(), timezone.now())


def public_at(moment: datetime, ids: set[int]) -> set[int]:
    """Which of these pages a visitor may read at a moment to come, if all goes as it is scheduled now."""
    scheduled = Revision.page_revisions.filter(object_id__in=map(str, ids), approved_go_live_at__lte=moment)
    live_by_then = Q(live=True) | Q(pk__in=[int(pk) for pk in scheduled.values_list("object_id", flat=True)])
    pages = _open_to_all(Page.objects.filter(live_by_then, pk__in=ids), moment)
    return set(pages.values_list("pk", flat=True))


def is_public(page: Page) -> bool:
    """Whether `public()` would find this page."""
    return public_pages().filter(pk=page.pk).exists()


def private_collection_ids() -> set[int]:
    """Collections of images and documents that only some may see, with all below them."""
    return recall("private collections", _find_private_collections)


def _find_private_collections() -> set[int]:
    paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    return set(Collection.objects.filter(_at_or_below(paths)).values_list("pk", flat=True))


def is_in_private_section(page: Page) -> bool:
    return page.path.startswith(tuple(_private_sections()))


def _in_private_section() -> Q:
    return _at_or_below(_private_sections())


def _private_sections() -> list[str]:
    """The paths of restricted pages and of their aliases, which ask a reader for the same login."""
    return recall("private sections", _find_private_sections)


def _find_private_sections() -> list[str]:
    sections = dict(PageViewRestriction.objects.values_list("page", "page__path"))
    found = sections
    while found:
        aliases = Page.objects.filter(alias_of__in=found).exclude(pk__in=sections)
        found = dict(aliases.values_list("pk", "path"))
        sections |= found
    return list(sections.values())


def _at_or_below(paths: Iterable[str]) -> Q:
    """Nothing of the tree where there are no paths."""
    conditions = [Q(path__startswith=path) for path in paths]
    return Q(*conditions, _connector=Q.OR) if conditions else Q(pk__in=[])


def _open_to_all(pages: PageQuerySet, moment: datetime) -> PageQuerySet:
    pages = pages.filter(_unexpired(moment)).exclude(_in_private_section())
    for withheld in _withheld_pages():
        pages = pages.exclude(pk__in=withheld)
    return pages


def _unexpired(moment: datetime) -> Q:
    return Q(expire_at__isnull=True) | Q(expire_at__gt=moment)


def _withheld_pages() -> Iterator[QuerySet]:
    for model in get_page_models():
        pages = model.objects.all()
        if withheld := getattr(pages, "withheld", None):
            yield pages.filter(withheld).values("pk")


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)
