"""What every page of the site shares. The stock Page model stays; third-party apps depend on it."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.common.panels import SchedulePanel
from cms.common.querysets import PublicPageManager


class PublicPage(Page):
    """Abstract base of the site's pages: expired content is gone for readers at the second."""

    objects: ClassVar[models.Manager[Any]] = PublicPageManager()

    settings_panels = [SchedulePanel(), *Page.settings_panels[1:]]

    class Meta:
        abstract = True

    @property
    def is_expired(self) -> bool:
        return self.expire_at is not None and self.expire_at <= timezone.now()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        result = super().route(request, path_components)
        if self.is_expired and result.page.pk == self.pk:
            raise Http404
        return result
