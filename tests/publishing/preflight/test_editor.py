"""The list beside the form: with the page, and again while somebody types. Nothing of it is saved."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from taggit.models import Tag
from wagtail.admin.models import FormState
from wagtail.models import Page, Revision
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from cms.publishing.models import Plan
from newsroom.models import ArticlePage, NewsIndexPage
from participants.models import ParticipantIndexPage
from tests import admin
from tests.factories import (
    AuthorFactory,
    FormPageFactory,
    ImageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
)
from tests.html import read, words
from tests.newsroom.article_form import article_form

pytestmark = pytest.mark.django_db

LONG = "A title that is far too long " * 4


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ana(news_index: NewsIndexPage) -> User:
    return admin.editor_of(news_index, "add_page", "change_page", username="ana")


@pytest.fixture
def article(news_index: NewsIndexPage) -> ArticlePage:
    page = ArticlePage(title="Tivat joins", slug="tivat-joins", teaser="A town on the Adriatic.")
    news_index.add_child(instance=page)
    page.save_revision()
    return page


def ask(user: User, page: Page, data: dict[str, Any] | None = None, **changes: Any) -> HttpResponse:
    address = reverse("publishing_preflight", args=[page.pk])
    return as_user(user).post(address, article_form(**changes) if data is None else data)


def ask_new(
    user: User, parent: Page, model: str = "articlepage", app: str = "newsroom", **changes: Any
) -> Any:
    address = reverse("publishing_preflight_new", args=[app, model, parent.pk])
    return as_user(user).post(address, article_form(**changes))


def lines(response: HttpResponse) -> list[str]:
    assert response.status_code == 200
    html = BeautifulSoup(response.content.decode(), "html.parser")
    return [words(line) for line in html.select("li") if "translated" not in line.text]


class TestPanel:
    def test_stands_in_the_editor_of_every_kind_of_page(
        self, home: Page, news_index: NewsIndexPage, registry: ParticipantIndexPage, article: ArticlePage
    ) -> None:
        client = as_user(admin.superuser())
        others = [
            ParticipantPageFactory(parent=registry),
            StandardPageFactory(parent=home),
            FormPageFactory(parent=home),
        ]
        for page in (home, news_index, registry, article, *others):
            html = read(client, reverse("wagtailadmin_pages:edit", args=[page.pk]))
            assert html.select_one("section.preflight h2").text == "Pre-flight"

    def test_is_outside_of_the_tabs(self, article: ArticlePage, ana: User) -> None:
        html = read(as_user(ana), reverse("wagtailadmin_pages:edit", args=[article.pk]))
        assert not html.select_one("section.preflight").find_parent(attrs={"role": "tabpanel"})
        assert html.select_one("form section.preflight")

    def test_counts_in_words_and_links_to_fields(self, article: ArticlePage, ana: User) -> None:
        article.title, article.teaser = LONG, ""
        article.save_revision(clean=False)
        html = read(as_user(ana), reverse("wagtailadmin_pages:edit", args=[article.pk]))
        section = html.select_one("section.preflight")
        assert section.select_one("[aria-live=polite]").text == "1 thing blocks publishing, 2 to look at"
        assert [link["data-preflight-field"] for link in section.select("li a")] == ["teaser", "title"]

    def test_says_when_all_is_well(self, home: Page) -> None:
        client = as_user(admin.superuser())
        html = read(client, reverse("wagtailadmin_pages:edit", args=[home.pk]))
        assert html.select_one("[data-preflight-summary]").text == "Ready to go out"
        assert not html.select("section.preflight li")

    def test_severity_is_said_in_words(self, article: ArticlePage, ana: User) -> None:
        assert lines(ask(ana, article, title=LONG, teaser="")) == [
            "Blocks “Teaser” is empty.",
            "To look at The title has 115 characters; more than 100 are hard to read in a list.",
        ]

    def test_of_a_new_page_lists_what_is_to_be_filled_in(self, news_index: NewsIndexPage, ana: User) -> None:
        address = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", news_index.pk])
        html = read(as_user(ana), address)
        fields = [link["data-preflight-field"] for link in html.select("section.preflight li a")]
        assert fields == ["title", "teaser"]

    def test_of_a_refused_form_lists_what_it_refused(self, article: ArticlePage, ana: User) -> None:
        address = reverse("wagtailadmin_pages:edit", args=[article.pk])
        response = as_user(ana).post(address, article_form(date="soon"))
        html = BeautifulSoup(response.content.decode(), "html.parser")
        assert "Date: Enter a valid date." in words(html.select_one("section.preflight"))

    def test_costs_the_same_for_2_and_20_images(self, article: ArticlePage, ana: User) -> None:
        def cost(number: int) -> int:
            images = [("image", {"image": ImageFactory(), "caption": ""}) for _ in range(number)]
            article.body = [*images, ("paragraph", RichText("<p>So.</p>"))]
            article.save_revision()
            client = as_user(ana)
            address = reverse("wagtailadmin_pages:edit", args=[article.pk])
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            return len(queries)

        # Wagtail's own editor shows a thumbnail for each image, which is made on the first visit.
        assert cost(20) == cost(2)


class TestTyping:
    def test_answers_what_the_form_says_not_what_is_saved(self, article: ArticlePage, ana: User) -> None:
        assert lines(ask(ana, article)) == []
        assert lines(ask(ana, article, teaser="")) == ["Blocks “Teaser” is empty."]

    def test_reads_images_and_blocks_of_the_form(self, article: ArticlePage, ana: User) -> None:
        bare = ImageFactory(title="Town hall", description="", licence="own")
        heading = streamfield([("heading", {"text": "", "level": "h2"})])
        assert lines(ask(ana, article, lead_image=bare.pk, body=heading)) == [
            "Blocks “Heading: Text” is empty.",
            "Blocks The image “Town hall” has no description: people who cannot see it learn nothing of it.",
        ]

    def test_names_what_the_form_refuses_in_a_block(self, article: ArticlePage, ana: User) -> None:
        button = streamfield([("call_to_action", {"text": "Go", "page": "", "url": ""})])
        (line,) = lines(ask(ana, article, body=button))
        assert line == "Blocks Call to action: Choose a page or type an address: one of the two."

    def test_embed_of_another_provider_is_named_once(self, article: ArticlePage, ana: User) -> None:
        film = streamfield([("embed", {"url": "https://example.org/film", "title": "Film"})])
        (line,) = lines(ask(ana, article, body=film))
        assert "not the address of a film" in line

    def test_slug_of_a_sibling_is_named_once(self, article: ArticlePage, ana: User) -> None:
        other = ArticlePage(title="Other", slug="other", teaser="Another.")
        article.get_parent().add_child(instance=other)
        (line,) = lines(ask(ana, article, slug="other"))
        assert "other" in line

    def test_new_page_is_checked_below_its_parent(self, article: ArticlePage, ana: User) -> None:
        (line,) = lines(ask_new(ana, article.get_parent(), slug="tivat-joins"))
        assert "tivat-joins" in line
        assert lines(ask_new(ana, article.get_parent(), slug="free")) == []

    def test_nothing_is_written(self, article: ArticlePage, ana: User) -> None:
        author = AuthorFactory()
        form = {
            "title": "Changed",
            "tags": "made-up",
            "planned_on": "2027-01-01",
            "article_authors": inline_formset([{"author": author.pk, "ORDER": "1"}]),
        }
        before = (Revision.objects.count(), Page.objects.count())
        client = as_user(ana)
        address = reverse("publishing_preflight", args=[article.pk])
        with CaptureQueriesContext(connection) as queries:
            assert client.post(address, article_form(**form)).status_code == 200
        written = [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]
        assert written == []
        assert (Revision.objects.count(), Page.objects.count()) == before
        assert not Tag.objects.exists()
        assert not Plan.objects.exists()
        assert not FormState.objects.exists()

    def test_answer_is_kept_nowhere(self, article: ArticlePage, ana: User) -> None:
        assert "no-store" in ask(ana, article)["Cache-Control"]


class TestWhoMayAsk:
    def test_who_may_edit_the_page(self, article: ArticlePage, ana: User) -> None:
        assert ask(ana, article).status_code == 200

    def test_nobody_without_rights_on_the_page(self, article: ArticlePage, home: Page) -> None:
        assert ask(admin.staff(), article).status_code in {302, 403}
        other = admin.editor_of(StandardPageFactory(parent=home), "change_page", username="other")
        assert ask(other, article).status_code in {302, 403}
        assert ask_new(other, article.get_parent()).status_code in {302, 403}

    def test_nobody_who_is_not_logged_in(self, article: ArticlePage) -> None:
        address = reverse("publishing_preflight", args=[article.pk])
        assert Client().post(address, article_form()).status_code in {302, 403}

    def test_nobody_without_the_token(self, article: ArticlePage, ana: User) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(ana)
        address = reverse("publishing_preflight", args=[article.pk])
        assert client.post(address, article_form()).status_code == 403

    def test_only_by_post(self, article: ArticlePage, ana: User) -> None:
        address = reverse("publishing_preflight", args=[article.pk])
        assert as_user(ana).get(address).status_code == 405


class TestRubbish:
    @pytest.mark.parametrize(
        "changes",
        [
            {"body-count": "x"},
            {"body-count": "-1"},
            {"body-count": "3"},
            {"body-count": "9" * 30},
            {"body": streamfield([("image", {"image": "x", "caption": ""})])},
            {"body": streamfield([("image", {"image": "9" * 30, "caption": ""})])},
            {"body": streamfield([("nonsense", "x")])},
            {"body": streamfield([("paragraph", "{")])},
            {"body": streamfield([("paragraph", "[]")])},
            {"body": streamfield([("paragraph", "[" * 100_000)])},
            {"body": streamfield([("paragraph", "null")])},
            {"title": "a\0b"},
            {"slug": "\0"},
            {"lead_image": "x"},
            {"lead_image": "9" * 30},
            {"category": "\0"},
            {"date": "9999999-99-99"},
            {"go_live_at": "0001-01-01 00:00"},
            {"expire_at": "9999-12-31 23:59"},
            {"article_authors-TOTAL_FORMS": "x"},
            {"article_authors-TOTAL_FORMS": "9" * 9},
            {"article_authors-TOTAL_FORMS": "-1"},
            {"tags": "," * 5000},
        ],
    )
    def test_is_no_error_of_ours(self, article: ArticlePage, ana: User, changes: dict[str, Any]) -> None:
        assert ask(ana, article, **changes).status_code in {200, 400}
        assert ask_new(ana, article.get_parent(), **changes).status_code in {200, 400}

    def test_what_is_no_form_is_refused(self, article: ArticlePage, ana: User) -> None:
        assert ask(ana, article, {}).status_code == 400
        assert ask(ana, article, {"x": "y"}).status_code == 400

    def test_page_that_is_not_there(self, article: ArticlePage) -> None:
        client = as_user(admin.superuser())
        for number in (999_999, 10**30):
            assert client.post(f"/admin/publishing/preflight/{number}/").status_code == 404

    @pytest.mark.parametrize(
        ("app", "model"),
        [
            ("auth", "user"),
            ("wagtailcore", "page"),
            ("newsroom", "nonsense"),
            ("participants", "participantpage"),
        ],
    )
    def test_page_that_cannot_be_made_there(self, news_index: NewsIndexPage, app: str, model: str) -> None:
        assert ask_new(admin.superuser(), news_index, model=model, app=app).status_code == 404

    def test_root_is_no_page_of_the_site(self, article: ArticlePage) -> None:
        client = as_user(admin.superuser())
        root = Page.get_first_root_node()
        assert client.post(reverse("publishing_preflight", args=[root.pk])).status_code in {302, 403, 404}


def test_prose_of_the_form_is_read(article: ArticlePage, ana: User) -> None:
    draft = ArticlePage(title="Draft", slug="draft", teaser="A draft.", live=False)
    article.get_parent().add_child(instance=draft)
    html = rich_text(f'<p><a linktype="page" id="{draft.pk}">there</a></p>', features=["link"])
    (line,) = lines(ask(ana, article, body=streamfield([("paragraph", html)])))
    assert line == "To look at A link leads to “Draft”, which readers cannot open then."
