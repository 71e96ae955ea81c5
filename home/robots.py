"""What crawlers are told."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site


def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but the admin, drafts under review, and the search, whose results are no pages
    of their own."""
    site = Site.find_for_request(request)
    root_url = site.root_url if site else settings.BASE_URL
    closed = [reverse("wagtailadmin_home"), "/review/", *map(_search_address, dict(settings.LANGUAGES))]
    lines = [
        "User-agent: *",
        *(f"Disallow: {address}" for address in closed),
        "",
        f"Sitemap: {root_url}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _search_address(language: str) -> str:
    with override(language):
        return reverse("search")
