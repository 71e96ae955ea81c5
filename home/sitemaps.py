"""The sitemap: every page a reader may open, in all languages, each with its translations."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.sitemaps import Sitemap, views
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from cms.common.querysets import public_pages
from participants.pages import MILESTONES, ParticipantIndexPage


class PagesSitemap(Sitemap):
    """Read from the table all pages share: neither their number nor their types cost more queries."""

    # What follows the address of each page.
    route = ""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._site = Site.find_for_request(request)

    def items(self) -> PageQuerySet:
        if self._site is None:
            return Page.objects.none()
        root = self._site.root_page
        below_homes = Q(path__startswith=root.path)
        for home in root.get_translations():
            below_homes |= Q(path__startswith=home.path)
        return public_pages().filter(below_homes).select_related("locale").order_by("path")

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        items = [(item, item.get_full_url(self._request)) for item in self.paginator.page(page).object_list]
        pages = [(item, f"{url}{self.route}") for item, url in items if url]
        translations = _by_translation(pages)
        changes = [item.last_published_at for item, _url in pages if item.last_published_at]
        if changes:
            self.latest_lastmod = max(changes)
        return [
            {
                "item": item,
                "location": url,
                "lastmod": item.last_published_at,
                "alternates": translations[item.translation_key],
            }
            for item, url in pages
        ]


class MilestonesSitemap(PagesSitemap):
    """The milestones, which each registry shows on a route of its own; when they changed is not known."""

    route = MILESTONES

    def items(self) -> PageQuerySet:
        return super().items().type(ParticipantIndexPage)

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        return [url | {"lastmod": None} for url in super().get_urls(*args, **kwargs)]


def _by_translation(pages: Iterable[tuple[Page, str]]) -> dict[UUID, list[dict[str, str]]]:
    """The versions of each page that has more than one, itself among them as the format asks."""
    versions: dict[UUID, list[dict[str, str]]] = defaultdict(list)
    for page, url in pages:
        versions[page.translation_key].append({"location": url, "lang_code": page.locale.language_code})
    return defaultdict(list, {key: urls for key, urls in versions.items() if len(urls) > 1})


def sitemap(request: HttpRequest) -> HttpResponse:
    """One file up to the 50,000 addresses that one may hold; beyond that an index of such files."""
    maps = _maps(request)
    if maps["pages"].paginator.num_pages == 1:
        return views.sitemap(request, maps)
    return views.index(request, maps, sitemap_url_name="sitemap_part")


def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    return views.sitemap(request, _maps(request), section=section)


def _maps(request: HttpRequest) -> dict[str, Any]:
    return {"pages": PagesSitemap(request), "milestones": MilestonesSitemap(request)}
