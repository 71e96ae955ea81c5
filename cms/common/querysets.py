"""What the public may read, said once."""

from typing import Self

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet


class PublicPageQuerySet(PageQuerySet):
    """Pages that a visitor without an account may read now.

    Wagtail's own `public()` only leaves out restricted pages. This one also leaves out drafts and
    pages whose expiry has passed but which the worker has not taken down yet.
    """

    def public(self) -> Self:
        unexpired = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
        return super().public().filter(unexpired, live=True)


def is_public(page: Page) -> bool:
    """Whether `public()` would find this page. Costs a query for the restrictions of its ancestors."""
    expired = page.expire_at is not None and page.expire_at <= timezone.now()
    return page.live and not expired and not page.get_view_restrictions().exists()


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)
