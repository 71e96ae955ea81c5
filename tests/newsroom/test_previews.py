"""Drafts are seen as pages, list entries and feed items, or at a front end, by staff alone."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import travel
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_headless_preview.models import PagePreview

from cms.publishing.review.links import ask
from newsroom.models import ArticlePage, NewsIndexPage
from participants.models import ParticipantIndexPage, ParticipantPage
from tests.admin import superuser
from tests.content import full_article, small_image
from tests.factories import ArticlePageFactory, ParticipantFactory, ParticipantPageFactory
from tests.html import read, words
from tests.publishing.review.addresses import page_url

pytestmark = pytest.mark.django_db

ARTICLE_MODES = ["", "entry", "feed"]
PROFILE_MODES = ["", "row"]


@pytest.fixture
def as_staff(client: Client) -> Client:
    client.force_login(superuser())
    return client


@pytest.fixture
def article(news_index: NewsIndexPage) -> ArticlePage:
    return ArticlePageFactory(parent=news_index, title="As saved", live=False)


@pytest.fixture
def profile(registry: ParticipantIndexPage) -> ParticipantPage:
    return ParticipantPageFactory(parent=registry)


def typed(client: Client, edit_url: str, **changes: str) -> dict:
    """What the browser sends of an editor's form."""
    html = client.get(edit_url).content.decode()
    # The editor's scripts add the fields of a body; here it has no blocks.
    return querydict_from_html(html, form_id="page-edit-form").dict() | {"body-count": "0"} | changes


def preview(client: Client, page: Page, mode: str, **changes: str) -> BeautifulSoup:
    """What the live preview shows of what is typed and not saved."""
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = typed(client, reverse("wagtailadmin_pages:edit", args=[page.pk]), **changes)
    assert client.post(url, data).json() == {"is_valid": True, "is_available": True}
    return read(client, f"{url}?mode={mode}")


def draft_url(page: Page, mode: str = "") -> str:
    return f"{reverse('wagtailadmin_pages:view_draft', args=[page.pk])}?mode={mode}"


@pytest.mark.parametrize("mode", ARTICLE_MODES)
def test_article_is_previewed_as_typed(as_staff: Client, article: ArticlePage, mode: str) -> None:
    main = preview(as_staff, article, mode, title="As typed", teaser="Not saved yet.").main
    assert "As typed" in words(main)
    assert "Not saved yet." in words(main)
    assert "As saved" not in words(main)


def test_editor_offers_the_modes_by_name(as_staff: Client, article: ArticlePage) -> None:
    page = read(as_staff, reverse("wagtailadmin_pages:edit", args=[article.pk]))
    options = page.select("#id_preview_mode option")
    assert [words(option) for option in options] == ["Page", "In the news list", "Feed item"]


def test_entry_stands_above_older_articles(
    as_staff: Client, news_index: NewsIndexPage, article: ArticlePage
) -> None:
    for day in (1, 2, 3):
        ArticlePageFactory(parent=news_index, title=f"Older {day}", date=f"2014-01-0{day}")
    ArticlePageFactory(parent=news_index, title="Newer", date="2016-01-01")
    main = read(as_staff, draft_url(article, "entry")).main
    assert [words(title) for title in main.select(".entry-title")] == ["As saved", "Older 3", "Older 2"]


def test_feed_item_is_shown_for_readers_and_as_sent(
    as_staff: Client, news_index: NewsIndexPage, registry: ParticipantIndexPage
) -> None:
    image = small_image(description="The town hall", holder="City of Tivat")
    article = full_article(news_index, registry, title="Tivat & the alliance", lead_image=image)
    main = read(as_staff, draft_url(article, "feed")).main
    item = main.select_one(".feed-item")
    assert item.h2.get_text() == "Tivat & the alliance"
    assert item.img["alt"] == "The town hall"
    assert words(item.figcaption) == "© City of Tivat"
    assert "20 May 2015" in words(item.time)
    source = main.select_one(".feed-source").get_text()
    assert "<title>Tivat &amp; the alliance</title>" in source
    assert "<media:credit>© City of Tivat</media:credit>" in source
    assert len(source.splitlines()) > 10


def test_feed_item_of_an_article_in_no_site_is_shown(as_staff: Client, article: ArticlePage) -> None:
    """Such as below a root that no site shows."""
    other = Page.objects.get(depth=1).add_child(instance=Page(title="Elsewhere", slug="elsewhere"))
    index = other.add_child(instance=NewsIndexPage(title="Old news", slug="old"))
    article.move(index, pos="last-child")
    assert as_staff.get(draft_url(article, "feed")).status_code == 200


@pytest.mark.parametrize("mode", PROFILE_MODES)
def test_profile_is_previewed(as_staff: Client, profile: ParticipantPage, mode: str) -> None:
    main = preview(as_staff, profile, mode, title="As typed").main
    assert profile.participant.name in words(main) or "As typed" in words(main)


def test_row_is_that_of_the_registry(as_staff: Client, profile: ParticipantPage) -> None:
    rows = read(as_staff, draft_url(profile, "row")).select(".registry-table tbody tr")
    assert len(rows) == 1
    assert str(profile.participant.ordinal) in words(rows[0])
    assert rows[0].a["href"] == f"/participants/{profile.slug}/"


def test_candidate_has_no_row_yet(as_staff: Client, registry: ParticipantIndexPage) -> None:
    candidate = ParticipantFactory(name="Kotor", status="candidate", ordinal=None, joined_on=None)
    page = read(as_staff, draft_url(ParticipantPageFactory(parent=registry, participant=candidate), "row"))
    assert "Kotor is a candidate" in words(page.main)
    assert not page.select(".registry-table")


class TestIncompleteDrafts:
    @pytest.mark.parametrize("mode", ARTICLE_MODES)
    def test_article_with_nothing_typed(self, as_staff: Client, article: ArticlePage, mode: str) -> None:
        assert preview(as_staff, article, mode, title="", teaser="", slug="")

    @pytest.mark.parametrize("mode", ARTICLE_MODES)
    def test_new_article(self, as_staff: Client, news_index: NewsIndexPage, mode: str) -> None:
        arguments = ["newsroom", "articlepage", news_index.pk]
        data = typed(as_staff, reverse("wagtailadmin_pages:add", args=arguments), title="", teaser="")
        url = reverse("wagtailadmin_pages:preview_on_add", args=arguments)
        assert as_staff.post(url, data).json()["is_available"]
        assert as_staff.get(f"{url}?mode={mode}").status_code == 200

    @pytest.mark.parametrize("mode", PROFILE_MODES)
    def test_new_profile_without_its_participant_is_not_available(
        self, as_staff: Client, registry: ParticipantIndexPage, mode: str
    ) -> None:
        arguments = ["participants", "participantpage", registry.pk]
        data = typed(as_staff, reverse("wagtailadmin_pages:add", args=arguments), title="Kotor")
        url = reverse("wagtailadmin_pages:preview_on_add", args=arguments)
        assert as_staff.post(url, data).json() == {"is_valid": False, "is_available": False}
        assert as_staff.get(f"{url}?mode={mode}").status_code == 200

    @pytest.mark.parametrize("date", ["", "yesterday"])
    def test_article_without_a_date_shows_the_last_that_could_be_shown(
        self, as_staff: Client, article: ArticlePage, date: str
    ) -> None:
        url = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
        data = typed(as_staff, reverse("wagtailadmin_pages:edit", args=[article.pk]), date=date)
        assert as_staff.post(url, data).json()["is_valid"] is False
        assert as_staff.get(f"{url}?mode=feed").status_code == 200

    @pytest.mark.parametrize("mode", ARTICLE_MODES)
    def test_image_whose_rights_have_run_out(self, as_staff: Client, article: ArticlePage, mode: str) -> None:
        article.lead_image = small_image(rights_expire_on=timezone.localdate() - timedelta(days=1))
        article.save_revision()
        assert as_staff.get(draft_url(article, mode)).status_code == 200


@pytest.mark.parametrize("mode", ARTICLE_MODES)
def test_previews_are_kept_by_nobody(as_staff: Client, article: ArticlePage, mode: str) -> None:
    response = as_staff.get(draft_url(article, mode))
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_visitors_get_no_preview(client: Client, article: ArticlePage) -> None:
    assert client.get(draft_url(article)).url.startswith("/admin/login/")


def test_mode_there_is_none_of_is_the_page(as_staff: Client, article: ArticlePage) -> None:
    assert read(as_staff, draft_url(article, "nonsense")).h1.get_text() == "As saved"


class TestWithAFrontEnd:
    @pytest.fixture(autouse=True)
    def _front_end(self, settings) -> None:
        settings.HEADLESS_PREVIEW_URL = "https://front.example.org/preview"
        settings.WAGTAIL_HEADLESS_PREVIEW = {
            "CLIENT_URLS": {"default": settings.HEADLESS_PREVIEW_URL},
            "REDIRECT_ON_PREVIEW": True,
        }

    @pytest.fixture
    def handed_over(self, as_staff: Client, article: ArticlePage) -> dict[str, str]:
        """What the front end is told of a preview of what is typed and not saved."""
        url = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
        edit_url = reverse("wagtailadmin_pages:edit", args=[article.pk])
        as_staff.post(url, typed(as_staff, edit_url, title="As typed"))
        address = urlsplit(as_staff.get(url)["Location"])
        assert f"{address.scheme}://{address.netloc}{address.path}" == "https://front.example.org/preview/"
        return {name: values[0] for name, values in parse_qs(address.query).items()}

    def test_page_is_previewed_there(self, handed_over: dict[str, str]) -> None:
        assert handed_over.keys() == {"content_type", "token"}
        assert handed_over["content_type"] == "newsroom.articlepage"

    @pytest.mark.parametrize("address", ["/api/v2/page_preview/", "/api/v2/page_preview/1/"])
    def test_front_end_gets_the_unsaved_draft(
        self, handed_over: dict[str, str], article: ArticlePage, address: str
    ) -> None:
        response = Client().get(address, handed_over)
        assert response.json()["title"] == "As typed"
        assert response.json()["id"] == article.pk
        assert response.json()["meta"]["type"] == "newsroom.ArticlePage"

    def test_front_end_gets_a_draft_that_was_never_saved(
        self, as_staff: Client, news_index: NewsIndexPage
    ) -> None:
        arguments = ["newsroom", "articlepage", news_index.pk]
        url = reverse("wagtailadmin_pages:preview_on_add", args=arguments)
        add_url = reverse("wagtailadmin_pages:add", args=arguments)
        as_staff.post(url, typed(as_staff, add_url, title="Brand new"))
        query = urlsplit(as_staff.get(url)["Location"]).query
        assert Client().get(f"/api/v2/page_preview/?{query}").json()["title"] == "Brand new"

    def test_draft_is_kept_by_nobody_and_read_by_the_front_end_alone(
        self, handed_over: dict[str, str]
    ) -> None:
        response = Client().get("/api/v2/page_preview/", handed_over)
        assert response["Cache-Control"] == "no-store, private"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Access-Control-Allow-Origin"] == "https://front.example.org"

    @pytest.mark.parametrize(
        "change",
        [
            {"token": ""},
            {"token": "id=1:forged:signature"},
            {"token": "a\0b"},
            {"content_type": "participants.participantpage"},
            {"content_type": "nonsense"},
            {"content_type": ""},
        ],
    )
    def test_anything_else_gets_nothing(self, handed_over: dict[str, str], change: dict) -> None:
        assert Client().get("/api/v2/page_preview/", handed_over | change).status_code in {400, 404}

    def test_nothing_is_listed(self, handed_over: dict[str, str]) -> None:
        assert Client().get("/api/v2/page_preview/").status_code == 404
        assert Client().get("/api/v2/page_preview/1/").status_code == 404
        assert Client().get("/api/v2/page_preview/find/?id=1").status_code == 404

    def test_tokens_expire(self, handed_over: dict[str, str]) -> None:
        with travel(timezone.now() + timedelta(hours=1, seconds=1)):
            assert Client().get("/api/v2/page_preview/", handed_over).status_code == 404

    def test_drafts_are_not_among_the_pages(self, handed_over: dict[str, str], article: ArticlePage) -> None:
        assert Client().get("/api/v2/pages/", {"type": "newsroom.ArticlePage"}).json()["items"] == []
        assert Client().get(f"/api/v2/pages/{article.pk}/").status_code == 404

    def test_redirect_is_kept_by_nobody(self, as_staff: Client, article: ArticlePage) -> None:
        assert "no-store" in as_staff.get(draft_url(article))["Cache-Control"]

    @pytest.mark.parametrize("mode", ["entry", "feed"])
    def test_other_modes_stay_here(self, as_staff: Client, article: ArticlePage, mode: str) -> None:
        assert "As saved" in words(read(as_staff, draft_url(article, mode)).main)

    def test_routable_pages_are_previewed_there_too(
        self, as_staff: Client, news_index: NewsIndexPage
    ) -> None:
        assert as_staff.get(draft_url(news_index))["Location"].startswith("https://front.example.org/")

    def test_reviewers_see_the_page_here(self, article: ArticlePage) -> None:
        """A front end's token would outlive the link."""
        link = ask(page=article, reviewer="Office", user=superuser())
        assert read(Client(), page_url(link)).h1.get_text() == "As saved"
        assert not PagePreview.objects.exists()

    def test_readers_read_here(self, client: Client, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(parent=news_index, slug="live")
        assert client.get("/news/live/").status_code == 200


def test_without_a_front_end_no_draft_leaves_by_the_api(as_staff: Client, article: ArticlePage) -> None:
    as_staff.get(draft_url(article))
    assert not PagePreview.objects.exists()
