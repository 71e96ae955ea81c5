"""What crawlers are shown: every public page in all languages, and nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from home import sitemaps
from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import Participant, ParticipantIndexPage
from tests.factories import (
    ArticlePageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
    StandardPageFactory,
)

NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture
def addresses(client: Client) -> Callable[[], list[str]]:
    def read() -> list[str]:
        root = ElementTree.fromstring(client.get("/sitemap.xml").content)
        return [loc.text or "" for loc in root.findall("s:url/s:loc", NAMESPACES)]

    return read


def draft(page: Page) -> None:
    page.unpublish()


def restricted(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def expired(page: Page) -> None:
    page.expire_at = timezone.now() - timedelta(seconds=1)
    page.save()


def test_public_pages_of_all_types_are_listed(
    addresses: Callable[[], list[str]], news_index: NewsIndexPage
) -> None:
    ArticlePageFactory(parent=news_index, slug="bridge")
    assert addresses() == [
        "http://testserver/",
        "http://testserver/news/",
        "http://testserver/news/bridge/",
    ]


@pytest.mark.parametrize("hide", [draft, restricted, expired])
def test_hidden_page_is_not_listed(
    addresses: Callable[[], list[str]], home: HomePage, hide: Callable[[Page], None]
) -> None:
    hide(StandardPageFactory(parent=home, slug="secret"))
    assert addresses() == ["http://testserver/"]


def test_live_profile_of_a_candidate_is_not_listed(
    addresses: Callable[[], list[str]], registry: ParticipantIndexPage
) -> None:
    candidate = ParticipantFactory(status=Participant.Status.CANDIDATE, ordinal=None, joined_on=None)
    ParticipantPageFactory(parent=registry, participant=candidate)
    assert addresses() == [
        "http://testserver/",
        "http://testserver/participants/",
        "http://testserver/participants/milestones/",
    ]


def test_page_outside_the_site_is_not_listed(addresses: Callable[[], list[str]], home: HomePage) -> None:
    StandardPageFactory(parent=Page.objects.get(depth=1), slug="elsewhere")
    assert addresses() == ["http://testserver/"]


def test_page_is_dated_by_its_last_publication(client: Client, home: HomePage) -> None:
    home.last_published_at = datetime(2015, 5, 20, 12, tzinfo=UTC)
    home.save()
    assert b"<lastmod>2015-05-20</lastmod>" in client.get("/sitemap.xml").content


def test_translations_name_each_other(client: Client, home: HomePage) -> None:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    home.copy_for_translation(french).save_revision().publish()
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    for url in root.findall("s:url", NAMESPACES):
        links = {link.get("hreflang"): link.get("href") for link in url.findall("xhtml:link", NAMESPACES)}
        assert links == {"en": "http://testserver/", "fr": "http://testserver/fr/"}


def test_page_in_one_language_names_no_other(client: Client, home: HomePage) -> None:
    assert b"hreflang" not in client.get("/sitemap.xml").content


def test_draft_translation_is_not_named(client: Client, home: HomePage) -> None:
    home.copy_for_translation(Locale.objects.get_or_create(language_code="fr")[0])
    assert b"/fr/" not in client.get("/sitemap.xml").content


def test_more_pages_than_a_file_may_hold_make_an_index(
    client: Client, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps.PagesSitemap, "limit", 2)
    for n in range(3):
        StandardPageFactory(parent=home, slug=f"page-{n}")
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    parts = [loc.text or "" for loc in index.findall("s:sitemap/s:loc", NAMESPACES)]
    assert parts == [
        "http://testserver/sitemap-pages.xml",
        "http://testserver/sitemap-pages.xml?p=2",
        "http://testserver/sitemap-milestones.xml",
    ]
    assert b"/page-2/" in client.get(parts[1]).content


@pytest.mark.parametrize(
    "address", ["/sitemap-nothing.xml", "/sitemap-pages.xml?p=9", "/sitemap-pages.xml?p=x"]
)
def test_part_that_is_not_there_is_404(client: Client, home: HomePage, address: str) -> None:
    assert client.get(address).status_code == 404


def test_sitemap_costs_the_same_for_twenty(client: Client, home: HomePage) -> None:
    def queries() -> int:
        client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as captured:
            client.get("/sitemap.xml")
        return len(captured)

    StandardPageFactory.create_batch(2, parent=home)
    few = queries()
    StandardPageFactory.create_batch(18, parent=home)
    assert queries() == few


def test_crawlers_are_kept_from_admin_drafts_and_search_and_told_of_the_sitemap(
    client: Client, home: HomePage
) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /review/",
        "Disallow: /search/",
        "Disallow: /fr/search/",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_milestones_of_a_registry_are_an_address_of_their_own(
    addresses: Callable[[], list[str]], registry: ParticipantIndexPage
) -> None:
    assert "http://testserver/participants/milestones/" in addresses()


def test_milestones_of_a_registry_that_is_not_public_are_left_out(
    addresses: Callable[[], list[str]], registry: ParticipantIndexPage
) -> None:
    draft(registry)
    assert not any("milestones" in address for address in addresses())
