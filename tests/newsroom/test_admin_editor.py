"""The article editor as staff use it: write, preview, publish, schedule, unpublish, translate."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield
from wagtail_localize.models import Translation

from newsroom.models import ArticlePage, NewsIndexPage
from tests import admin
from tests.factories import (
    ArticlePageFactory,
    AuthorFactory,
    CategoryFactory,
    DocumentFactory,
    ImageFactory,
    ParticipantFactory,
)
from tests.newsroom.article_form import PUBLISH, article_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


def add_url(parent: NewsIndexPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", parent.pk])


def every_block() -> list[tuple[str, Any]]:
    return [
        ("paragraph", rich_text("<p>Running <b>text</b>.</p>")),
        ("heading", {"text": "A section", "level": "h2"}),
        ("image", {"image": ImageFactory().pk, "caption": "The square"}),
        ("quote", {"quote": "We begin.", "speaker": "Ana", "role": "Mayor"}),
        ("interview", {"question": "Why?", "answer": rich_text("<p>Because.</p>"), "speaker": ""}),
        (
            "event",
            {"name": "Meeting", "start": "2015-05-20 10:00", "end": "", "place": "Tivat", "link": ""},
        ),
        ("document", {"document": DocumentFactory().pk, "title": "Minutes"}),
        ("embed", {"url": "https://vimeo.com/1084537", "title": "A film"}),
        ("call_to_action", {"text": "Join", "page": "", "url": "https://example.org/"}),
    ]


class TestWriting:
    def test_article_with_every_kind_of_block_goes_live(
        self, root: Client, client: Client, news_index: NewsIndexPage
    ) -> None:
        body = streamfield(every_block())
        assert root.post(add_url(news_index), article_form(body=body) | PUBLISH).status_code == 302
        article = ArticlePage.objects.get()
        assert [block.block_type for block in article.body] == [name for name, value in every_block()]
        page = Client().get(article.url)
        assert page.status_code == 200
        for text in ("Running", "A section", "The square", "We begin.", "Why?", "Meeting", "Minutes", "Join"):
            assert text in page.content.decode()

    def test_image_category_authors_participants_and_tags_are_kept(
        self, root: Client, news_index: NewsIndexPage
    ) -> None:
        category, image = CategoryFactory(), ImageFactory()
        author, participant = AuthorFactory(), ParticipantFactory()
        data = article_form(
            category=category.pk,
            lead_image=image.pk,
            article_authors=inline_formset([{"author": author.pk}]),
            related_participants=inline_formset([{"participant": participant.pk}]),
            tags="roma, cities",
        )
        root.post(add_url(news_index), data | PUBLISH)
        article = ArticlePage.objects.get()
        assert (article.category, article.lead_image) == (category, image)
        assert [line.author for line in article.article_authors.all()] == [author]
        assert [line.participant for line in article.related_participants.all()] == [participant]
        assert set(article.tags.names()) == {"roma", "cities"}

    def test_only_categories_of_the_articles_language_are_offered(
        self, root: Client, news_index: NewsIndexPage
    ) -> None:
        french = Locale.objects.get_or_create(language_code="fr")[0]
        CategoryFactory(name="Interview", slug="interview")
        CategoryFactory(name="Entretien", slug="interview", locale=french)
        page = root.get(add_url(news_index)).content.decode()
        assert ">Interview</option>" in page
        assert ">Entretien</option>" not in page

    def test_category_of_another_language_is_refused(self, root: Client, news_index: NewsIndexPage) -> None:
        french = Locale.objects.get_or_create(language_code="fr")[0]
        category = CategoryFactory(slug="interview", locale=french)
        response = root.post(add_url(news_index), article_form(category=category.pk) | PUBLISH)
        assert "category" in response.context["form"].errors

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"title": ""}, "title"),
            ({"title": "x" * 10_000}, "title"),
            ({"title": "a\0b"}, "title"),
            ({"teaser": ""}, "teaser"),
            ({"teaser": "x" * 10_000}, "teaser"),
            ({"date": "2015-13-01"}, "date"),
            ({"slug": "<script>"}, "slug"),
            ({"lead_image": "999999"}, "lead_image"),
        ],
    )
    def test_rubbish_is_an_error_at_its_field(
        self, root: Client, news_index: NewsIndexPage, change: dict[str, str], field: str
    ) -> None:
        response = root.post(add_url(news_index), article_form(**change) | PUBLISH)
        assert field in response.context["form"].errors
        assert not ArticlePage.objects.exists()

    @pytest.mark.parametrize(
        "block",
        [
            ("embed", {"url": "https://example.org/film", "title": "x"}),
            ("call_to_action", {"text": "x", "page": "", "url": ""}),
            (
                "event",
                {
                    "name": "x",
                    "start": "2015-05-20 10:00",
                    "end": "2015-05-19 10:00",
                    "place": "x",
                    "link": "",
                },
            ),
            ("heading", {"text": "", "level": "h2"}),
            ("image", {"image": "999999", "caption": ""}),
            ("document", {"document": "", "title": ""}),
        ],
    )
    def test_incomplete_block_is_an_error_of_the_body(
        self, root: Client, news_index: NewsIndexPage, block: tuple[str, Any]
    ) -> None:
        response = root.post(add_url(news_index), article_form(body=streamfield([block])) | PUBLISH)
        assert "body" in response.context["form"].errors


class TestPreview:
    def test_article_that_was_never_saved(self, root: Client, news_index: NewsIndexPage) -> None:
        address = reverse(
            "wagtailadmin_pages:preview_on_add", args=["newsroom", "articlepage", news_index.pk]
        )
        data = article_form(
            body=streamfield(every_block()),
            lead_image=ImageFactory().pk,
            related_participants=inline_formset([{"participant": ParticipantFactory().pk}]),
        )
        assert root.post(address, data).json()["is_valid"]
        page = root.get(address)
        assert page.status_code == 200
        assert "Tivat joins" in page.content.decode()
        assert not ArticlePage.objects.exists()

    def test_editor_may_frame_it(self, root: Client, news_index: NewsIndexPage) -> None:
        address = reverse(
            "wagtailadmin_pages:preview_on_add", args=["newsroom", "articlepage", news_index.pk]
        )
        root.post(address, article_form())
        page = root.get(address)
        assert page["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in page["Content-Security-Policy"]

    def test_draft_of_a_live_article(self, root: Client, news_index: NewsIndexPage) -> None:
        article = ArticlePageFactory(parent=news_index, title="Published")
        article.title = "Changed"
        article.save_revision()
        page = root.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).content.decode()
        assert "Changed" in page


class TestLife:
    def edit(self, root: Client, article: ArticlePage, **data: Any) -> Any:
        return root.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), article_form(**data))

    def test_draft_is_on_no_public_address(self, root: Client, news_index: NewsIndexPage) -> None:
        root.post(add_url(news_index), article_form())
        article = ArticlePage.objects.get()
        assert not article.live
        assert Client().get(f"{news_index.url}tivat-joins/").status_code == 404

    def test_schedule_keeps_it_back_until_its_time(self, root: Client, news_index: NewsIndexPage) -> None:
        tomorrow = timezone.localtime() + timedelta(days=1)
        data = article_form(go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"))
        root.post(add_url(news_index), data | PUBLISH)
        article = ArticlePage.objects.get()
        assert not article.live
        assert article.scheduled_revision is not None

    def test_unpublished_article_is_gone(self, root: Client, news_index: NewsIndexPage) -> None:
        article = ArticlePageFactory(parent=news_index)
        root.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
        article.refresh_from_db()
        assert not article.live
        assert Client().get(article.url).status_code == 404


class TestTypes:
    @pytest.mark.parametrize(
        ("parent", "types"),
        [("news_index", {"ArticlePage"}), ("registry", {"ParticipantPage"})],
    )
    def test_each_index_takes_its_own_pages_only(
        self, root: Client, request: pytest.FixtureRequest, parent: str, types: set[str]
    ) -> None:
        page = request.getfixturevalue(parent)
        assert {model.__name__ for model in page.creatable_subpage_models()} == types

    def test_article_takes_no_page_below_it(self, root: Client, news_index: NewsIndexPage) -> None:
        article = ArticlePageFactory(parent=news_index)
        response = root.get(reverse("wagtailadmin_pages:add_subpage", args=[article.pk]))
        assert response.status_code == 302


class TestTranslation:
    @pytest.fixture
    def french(self) -> Locale:
        return Locale.objects.get_or_create(language_code="fr")[0]

    def test_article_moves_to_french_and_goes_live_there(
        self,
        root: Client,
        news_index: NewsIndexPage,
        french: Locale,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        article = ArticlePageFactory(
            parent=news_index,
            slug="tivat-joins",
            category=CategoryFactory(),
            body=[("paragraph", "<p>Running text.</p>"), ("heading", {"text": "A section", "level": "h2"})],
        )
        article.save_revision().publish()
        submit = reverse("wagtail_localize:submit_page_translation", args=[article.pk])
        response = root.post(submit, {"locales": [french.pk], "include_subtree": ""})
        assert response.status_code == 302
        translated = article.get_translation(french)
        edit = reverse("wagtailadmin_pages:edit", args=[translated.pk])
        assert root.get(edit).status_code == 200
        translation = Translation.objects.get(source__object_id=article.translation_key, target_locale=french)
        for segment in translation.source.stringsegment_set.exclude(context__path="slug"):
            root.put(
                reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
                f"value=FR {segment.string.data}",
                content_type="application/x-www-form-urlencoded",
            )
        with django_capture_on_commit_callbacks(execute=True):
            root.post(edit, {"action": "publish"})
        translated.refresh_from_db()
        assert translated.live
        page = Client().get(translated.url)
        assert translated.url.startswith("/fr/")
        assert "FR Running text." in page.content.decode()
