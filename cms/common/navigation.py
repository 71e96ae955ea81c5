"""Ways through the site: the menu, the same page in other languages, the way back up."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_info
from wagtail.models import Page


@dataclass(frozen=True)
class MenuLink:
    """`current` is a value of aria-current: "page" on the page itself, "true" below it, else empty."""

    title: str
    url: str
    current: str = ""


@dataclass(frozen=True)
class LanguageLink:
    """`is_translation` is false where the link can only lead to that language's home page."""

    code: str
    name: str
    url: str
    full_url: str
    is_current: bool
    is_translation: bool


@dataclass(frozen=True)
class Crumb:
    title: str
    url: str
    full_url: str


def menu_links(children: Iterable[Page], page: Page | None, request: HttpRequest) -> list[MenuLink]:
    """Those of the home page's public children that are to be shown in menus."""
    return [
        MenuLink(child.title, child.get_url(request), _currency(child, page))
        for child in children
        if child.show_in_menus
    ]


def _currency(link: Page, page: Page | None) -> str:
    if page is None or not page.path.startswith(link.path):
        return ""
    return "page" if page.path == link.path else "true"


def language_links(
    homes: Iterable[Page], versions: Iterable[Page], active: str, request: HttpRequest, *, route: str = ""
) -> list[LanguageLink]:
    """One link per language that has a home page, in the order of the settings.

    `homes` are the home pages, `versions` the page itself and its translations; both are public and
    come with their locale. `route` is what follows the page's own address, in every language.
    """
    homes_by_code = {home.locale.language_code: home for home in homes}
    versions_by_code = {version.locale.language_code: version for version in versions}
    targets = homes_by_code | versions_by_code
    return [
        LanguageLink(
            code=code,
            name=get_language_info(code)["name_local"].capitalize(),
            url=f"{targets[code].get_url(request)}{route if code in versions_by_code else ''}",
            full_url=f"{targets[code].get_full_url(request)}{route if code in versions_by_code else ''}",
            is_current=code == active,
            is_translation=code in versions_by_code,
        )
        for code, _name in settings.LANGUAGES
        if code in homes_by_code
    ]


def crumbs(ancestors: Iterable[Page], request: HttpRequest) -> list[Crumb]:
    """From the home page down; pages above the site's root have no address and are left out."""
    steps = ((page.title, page.get_url(request), page.get_full_url(request)) for page in ancestors)
    return [Crumb(title, url, full_url) for title, url, full_url in steps if url]
