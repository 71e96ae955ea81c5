"""What stands around every page: name, menu, languages, feeds, contact. Fetched once per request."""

from functools import cached_property
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from cms.common.navigation import Crumb, LanguageLink, MenuLink, crumbs, language_links, menu_links
from cms.common.querysets import public_pages
from home.models import HomePage, SiteSettings, SocialLink
from newsroom.models import NewsIndexPage
from participants.pages import ParticipantIndexPage


class Shell:
    """Everything is looked up when first asked for, at a fixed number of queries.

    Works without a page (search, 404), without saved settings and without a site.
    """

    def __init__(self, request: HttpRequest, page: Page | None) -> None:
        self.request = request
        self.page = page
        self.site: Site | None = Site.find_for_request(request)

    @cached_property
    def name(self) -> str:
        if self.about.local_name or self.site is None:
            return self.about.local_name
        return self.site.site_name or self.site.root_page.title

    @cached_property
    def about(self) -> SiteSettings:
        """The site's settings; unsaved and empty where nobody has filled them in."""
        saved = SiteSettings.objects.select_related("default_image").filter(site=self.site)
        return saved.first() or SiteSettings(site=self.site)

    @cached_property
    def social_links(self) -> list[SocialLink]:
        return list(self.about.social_links.all())

    @cached_property
    def home(self) -> Page | None:
        """The home page in the reader's language, else the site's own."""
        active = get_language()
        in_language = (home for home in self._homes if home.locale.language_code == active)
        return next(in_language, self.site.root_page if self.site else None)

    @cached_property
    def menu(self) -> list[MenuLink]:
        return menu_links(self._sections, self.page, self.request)

    @cached_property
    def languages(self) -> list[LanguageLink]:
        versions = [page for page in self._pages_around if self._is_version(page)]
        route = getattr(self.page, "served_route", "")
        return language_links(self._homes, versions, get_language() or "", self.request, route=route)

    @cached_property
    def translations(self) -> list[LanguageLink]:
        """For hreflang: the page in every language it exists in, itself included; empty if only one."""
        links = [link for link in self.languages if link.is_translation]
        return links if len(links) > 1 else []

    @cached_property
    def breadcrumbs(self) -> list[Crumb]:
        """The public pages above this one."""
        above = [page for page in self._pages_around if self.page and self.page.is_descendant_of(page)]
        return crumbs(above, self.request)

    @cached_property
    def news_url(self) -> str:
        """The news index in the reader's language; its feeds stand below it. Empty without one."""
        return self._address_of_first(NewsIndexPage)

    @cached_property
    def registry_url(self) -> str:
        return self._address_of_first(ParticipantIndexPage)

    @cached_property
    def join_url(self) -> str:
        return self._address_of("join_page_id")

    @cached_property
    def cooperate_url(self) -> str:
        return self._address_of("cooperate_page_id")

    def _address_of(self, field: str) -> str:
        page = self._invitations.get(getattr(self._home_fields, field, None))
        return page.get_url(self.request) if page else ""

    def _address_of_first(self, page_type: type[Page]) -> str:
        pages = (page for page in self._sections if page.specific_class is page_type)
        first = next(pages, None)
        return first.get_url(self.request) if first else ""

    @cached_property
    def _home_fields(self) -> HomePage | None:
        """Of this page, or of the site's root, Wagtail has the fields already: it came that way."""
        if self.home is None:
            return None
        known = [page for page in (self.page, self.site and self.site.root_page) if page]
        home = next((page for page in known if page.pk == self.home.pk), self.home).specific
        return home if isinstance(home, HomePage) else None

    @cached_property
    def _invitations(self) -> dict[Any, Page]:
        home = self._home_fields
        wanted = [home.join_page_id, home.cooperate_page_id] if home else []
        known = {page.pk: page for page in self._sections if page.pk in wanted}
        missing = [pk for pk in wanted if pk and pk not in known]
        return known | (public_pages().in_bulk(missing) if missing else {})

    @cached_property
    def _pages_around(self) -> list[Page]:
        """The home pages, this page in all languages and the pages above it, from the top down."""
        wanted = Q(translation_key=self.site.root_page.translation_key) if self.site else Q(pk__in=[])
        if self.page is not None:
            wanted |= Q(translation_key=self.page.translation_key) | Q(path__in=_paths_above(self.page))
        return list(public_pages().filter(wanted).select_related("locale").order_by("path"))

    @cached_property
    def _homes(self) -> list[Page]:
        key = self.site.root_page.translation_key if self.site else None
        return [page for page in self._pages_around if page.translation_key == key]

    def _is_version(self, page: Page) -> bool:
        return self.page is not None and page.translation_key == self.page.translation_key

    @cached_property
    def _sections(self) -> list[Page]:
        return list(public_pages().child_of(self.home)) if self.home else []


def _paths_above(page: Page) -> list[str]:
    return [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]


def shell_of(request: HttpRequest, page: Page | None) -> Shell:
    """The shell of a request, made at its first use."""
    shell: Shell | None = getattr(request, "shell", None)
    if shell is None or shell.page != page:
        shell = Shell(request, page)
        request.shell = shell  # type: ignore[attr-defined]
    return shell
