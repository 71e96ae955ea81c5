"""The news index that an import goes to."""

from wagtail.models import Locale, Site

from newsroom.models import NewsIndexPage


class NoSuchNewsIndexError(Exception):
    """There is no news index where one was asked for. The message names those there are."""


def find_news_index(*, address: str = "") -> NewsIndexPage:
    """The default site's news index at an address such as /news/; without one, the first in its language."""
    indexes = _news_indexes_of_default_site()
    if address:
        if found := indexes.get(f"/{address.strip().strip('/')}/"):
            return found
        raise NoSuchNewsIndexError(f"There is no news index at {address}. {_known(list(indexes))}")
    locale = Locale.get_default()
    if found := next((page for page in indexes.values() if page.locale_id == locale.pk), None):
        return found
    raise NoSuchNewsIndexError(
        f"The site has no news index in {locale.get_display_name()}. {_known(list(indexes))}"
    )


def _news_indexes_of_default_site() -> dict[str, NewsIndexPage]:
    """By their paths, in the order of the page tree."""
    site = Site.objects.filter(is_default_site=True).first()
    found = {}
    for page in NewsIndexPage.objects.order_by("path"):
        match page.get_url_parts():
            case (site_id, _root, str(path)) if site and site_id == site.pk:
                found[path] = page
    return found


def _known(addresses: list[str]) -> str:
    if not addresses:
        return "Make one in the admin: a page of the type “news index” below the home page."
    return f"There is: {', '.join(addresses)}"
