"""What every page of the site shares. The stock Page model stays; third-party apps depend on it."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.common.panels import SchedulePanel
from cms.common.querysets import PublicPageManager, is_in_private_section


class PublicPage(Page):
    """Abstract base of the site's pages: lists leave out what has expired, whether swept up or not."""

    objects: ClassVar[models.Manager[Any]] = PublicPageManager()

    settings_panels = [SchedulePanel(), *Page.settings_panels[1:]]

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """As the stock method, which asks the database twice; here not for a page in no private section."""
        if is_in_private_section(self):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()


def has_expired(page: Page) -> bool:
    """Whether the page's time is over, also where the worker has not taken it down yet."""
    return page.expire_at is not None and page.expire_at <= timezone.now()


def refuse_expired(page: Page, *_request: Any) -> None:
    """Expired content is gone for readers at the second.

    Asked when a page is served, not when it is found: a page with routes of its own (its feeds, its
    filters) never asks `Page.route`. Previews do not ask either.
    """
    if has_expired(page):
        raise Http404
