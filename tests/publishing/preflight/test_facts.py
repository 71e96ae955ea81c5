"""What is gathered of real pages, and that its cost does not follow their length."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction

from cms.publishing.preflight.run import findings_for
from newsroom.models import ArticlePage, NewsIndexPage, RelatedParticipant
from participants.models import Participant, ParticipantIndexPage
from tests.content import block
from tests.factories import (
    ArticlePageFactory,
    DocumentFactory,
    FormPageFactory,
    ImageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
)

pytestmark = pytest.mark.django_db


def checks(page: Page) -> dict[str, str]:
    """What is found, and in which field."""
    return {finding.check: finding.field for finding in findings_for(page) if finding.check != "twin-missing"}


def article(parent: Page, *blocks: dict[str, Any], **fields: Any) -> ArticlePage:
    page = ArticlePageFactory(parent=parent, body=json.dumps(blocks), **fields)
    return ArticlePage.objects.get(pk=page.pk)


def prose(html: str) -> dict[str, Any]:
    return block("paragraph", html)


def link_to(page: Page | int) -> dict[str, Any]:
    return prose(f'<p><a linktype="page" id="{getattr(page, "pk", page)}">there</a></p>')


@pytest.fixture
def secret() -> Collection:
    collection = Collection.get_first_root_node().add_child(name="Secret")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


class TestImages:
    @pytest.fixture
    def bare(self) -> int:
        return ImageFactory(description="", licence="own").pk

    def test_of_the_lead(self, news_index: NewsIndexPage, bare: int) -> None:
        assert checks(article(news_index, lead_image_id=bare)) == {"image-description": "lead_image"}

    def test_of_a_block(self, news_index: NewsIndexPage, bare: int) -> None:
        shown = block("image", {"image": bare, "caption": ""})
        (finding,) = [one for one in findings_for(article(news_index, shown)) if one.blocks]
        assert (finding.field, finding.block) == ("body", shown["id"])

    def test_of_rich_text(self, news_index: NewsIndexPage, bare: int) -> None:
        html = f'<p>So.</p><embed embedtype="image" id="{bare}" format="left" alt=""/>'
        assert checks(article(news_index, prose(html))) == {"image-description": "body"}

    def test_of_a_rich_text_field(self, home: Page, bare: int) -> None:
        page = FormPageFactory(
            parent=home, introduction=f'<embed embedtype="image" id="{bare}" format="left"/>'
        )
        assert checks(page) == {"image-description": "introduction"}

    def test_in_a_private_collection(self, news_index: NewsIndexPage, secret: Collection) -> None:
        page = article(news_index, lead_image=ImageFactory(collection=secret, licence="own"))
        assert checks(page) == {"image-private": "lead_image"}


class TestLinks:
    def test_to_a_draft(self, news_index: NewsIndexPage) -> None:
        draft = ArticlePageFactory(parent=news_index, live=False)
        assert checks(article(news_index, link_to(draft))) == {"link-not-public": "body"}

    def test_to_a_public_page(self, news_index: NewsIndexPage) -> None:
        assert checks(article(news_index, link_to(news_index))) == {}

    def test_to_itself(self, news_index: NewsIndexPage) -> None:
        page = ArticlePageFactory(parent=news_index, live=False)
        page.body = [("paragraph", link_to(page)["value"])]
        assert checks(page) == {}

    def test_to_a_page_that_is_gone(self, news_index: NewsIndexPage) -> None:
        assert checks(article(news_index, link_to(999_999))) == {"link-not-public": "body"}

    @pytest.mark.parametrize("number", ["x", "-1", "9" * 30])
    def test_to_rubbish(self, news_index: NewsIndexPage, number: str) -> None:
        assert checks(article(news_index, link_to(number))) == {"link-not-public": "body"}

    def test_of_a_call_to_action(self, news_index: NewsIndexPage) -> None:
        draft = ArticlePageFactory(parent=news_index, live=False)
        button = block("call_to_action", {"text": "Read on", "page": draft.pk, "url": ""})
        assert checks(article(news_index, button)) == {"link-not-public": "body"}

    def test_of_a_page_chooser(self, home: Page) -> None:
        home.join_page = FormPageFactory(parent=home, live=False)
        assert checks(home) == {"link-not-public": "join_page"}

    def test_to_a_private_section(self, news_index: NewsIndexPage) -> None:
        target = ArticlePageFactory(parent=news_index)
        PageViewRestriction.objects.create(page=target, restriction_type="login")
        assert checks(article(news_index, link_to(target))) == {"link-not-public": "body"}

    @pytest.mark.parametrize(("ahead", "expected"), [(0, {}), (1, {"link-not-public": "body"})])
    def test_to_a_page_that_will_be_live_by_then(
        self, news_index: NewsIndexPage, ahead: int, expected: dict[str, str]
    ) -> None:
        moment = timezone.now() + timedelta(days=2)
        target = ArticlePageFactory(
            parent=news_index, live=False, go_live_at=moment + timedelta(seconds=ahead)
        )
        target.save_revision().publish()
        page = article(news_index, link_to(target), live=False, go_live_at=moment)
        assert checks(page) == expected

    def test_to_a_page_that_will_have_expired_by_then(self, news_index: NewsIndexPage) -> None:
        target = ArticlePageFactory(parent=news_index, expire_at=timezone.now() + timedelta(days=1))
        page = article(news_index, link_to(target), live=False, go_live_at=timezone.now() + timedelta(days=2))
        assert checks(page) == {"link-not-public": "body"}

    def test_to_the_profile_of_a_candidate(
        self, news_index: NewsIndexPage, registry: ParticipantIndexPage
    ) -> None:
        candidate = ParticipantFactory(status=Participant.Status.CANDIDATE, ordinal=None, joined_on=None)
        profile = ParticipantPageFactory(parent=registry, participant=candidate)
        assert checks(article(news_index, link_to(profile))) == {"link-not-public": "body"}

    def test_to_a_private_document(self, news_index: NewsIndexPage, secret: Collection) -> None:
        document = DocumentFactory(collection=secret)
        chosen = block("document", {"document": document.pk, "title": ""})
        linked = prose(f'<p><a linktype="document" id="{document.pk}">plan</a></p>')
        assert checks(article(news_index, chosen)) == {"document-private": "body"}
        assert checks(article(news_index, linked)) == {"document-private": "body"}


class TestFields:
    def test_empty_one_of_the_page(self, news_index: NewsIndexPage) -> None:
        assert checks(article(news_index, teaser=" ")) == {"required-empty": "teaser"}

    @pytest.mark.parametrize(
        ("kind", "value"),
        [
            ("paragraph", "<p> </p>"),
            ("heading", {"text": "", "level": "h2"}),
            ("image", {"image": None, "caption": ""}),
            ("image", {"image": 999_999, "caption": ""}),
            ("event", {"name": "Meeting", "start": None, "end": None, "place": "Tivat", "link": ""}),
        ],
    )
    def test_empty_one_of_a_block(self, news_index: NewsIndexPage, kind: str, value: Any) -> None:
        bad = block(kind, value)
        (finding,) = [one for one in findings_for(article(news_index, bad)) if one.blocks]
        assert (finding.check, finding.field, finding.block) == ("required-empty", "body", bad["id"])

    def test_embed_of_another_provider(self, news_index: NewsIndexPage) -> None:
        film = block("embed", {"url": "https://example.org/film", "title": "Film"})
        assert checks(article(news_index, film)) == {"film-unreadable": "body"}

    def test_embed_in_rich_text(self, news_index: NewsIndexPage) -> None:
        html = '<p>So.</p><embed embedtype="media" url="https://example.org/?a=1&amp;b=2"/>'
        assert checks(article(news_index, prose(html))) == {"film-unreadable": "body"}

    def test_slug_of_a_sibling(self, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(parent=news_index, slug="tivat")
        page = article(news_index)
        page.slug = "tivat"
        assert checks(page) == {"slug-taken": "slug"}

    def test_slug_of_a_page_elsewhere(
        self, news_index: NewsIndexPage, registry: ParticipantIndexPage
    ) -> None:
        page = article(news_index)
        page.slug = registry.slug
        assert checks(page) == {}


class TestSchedules:
    def test_older_version_that_is_scheduled(self, news_index: NewsIndexPage) -> None:
        page = article(news_index)
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision().publish()
        page.refresh_from_db()
        page.go_live_at = None
        page.save_revision().publish()
        page.refresh_from_db()
        page = page.get_latest_revision_as_object()
        assert checks(page) == {"scheduled-version-older": "go_live_at"}

    def test_version_scheduled_after_the_live_one(self, news_index: NewsIndexPage) -> None:
        page = article(news_index)
        page.save_revision().publish()
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision().publish()
        assert checks(page.get_latest_revision_as_object()) == {}


class TestTwins:
    @staticmethod
    def twins(page: Page) -> list[str]:
        return [one.about for one in findings_for(page) if one.check == "twin-missing"]

    def test_of_an_article_is_missed(self, news_index: NewsIndexPage) -> None:
        assert self.twins(article(news_index)) == ["fr"]

    def test_of_a_profile_is_missed(self, registry: ParticipantIndexPage) -> None:
        assert self.twins(ParticipantPageFactory(parent=registry)) == ["fr"]

    def test_of_other_pages_is_not(self, news_index: NewsIndexPage) -> None:
        assert self.twins(news_index) == []

    def test_draft_translation_is_a_twin_both_ways(self, news_index: NewsIndexPage) -> None:
        french, _ = Locale.objects.get_or_create(language_code="fr")
        for page in (news_index.get_parent().specific, news_index):
            page.copy_for_translation(french)
        page = article(news_index)
        translation = page.copy_for_translation(french)
        assert self.twins(page) == []
        assert self.twins(translation) == []

    def test_french_article_misses_the_english_one(self, news_index: NewsIndexPage) -> None:
        french, _ = Locale.objects.get_or_create(language_code="fr")
        page = article(news_index)
        page.locale = french
        page.translation_key = type(page)().translation_key
        assert self.twins(page) == ["en"]


class TestRegistry:
    @pytest.fixture
    def tivat(self) -> Participant:
        return ParticipantFactory(name="Tivat", ordinal=127)

    def test_related_participant_has_another_number(
        self, news_index: NewsIndexPage, tivat: Participant
    ) -> None:
        page = article(news_index, prose("<p>The 126th participant of the Alliance.</p>"))
        page.related_participants = [RelatedParticipant(participant=tivat)]
        assert checks(page) == {"registry-ordinal": "body"}

    def test_teaser_and_title_are_read(self, news_index: NewsIndexPage, tivat: Participant) -> None:
        assert checks(article(news_index, title="Tivat: 126th participant")) == {"registry-ordinal": "title"}
        assert checks(article(news_index, teaser="Tivat is the 127<sup>th</sup> participant")) == {}

    def test_total_is_that_of_the_articles_day(self, news_index: NewsIndexPage, tivat: Participant) -> None:
        text = prose("<p>The Alliance now has 126 participants.</p>")
        assert checks(article(news_index, text)) == {"registry-total": "body"}

    def test_profile_speaks_of_its_own_participant(
        self, registry: ParticipantIndexPage, tivat: Participant
    ) -> None:
        page = ParticipantPageFactory(parent=registry, participant=tivat, summary="The 126th participant.")
        assert checks(page) == {"registry-ordinal": "summary"}


def test_a_good_page_passes(news_index: NewsIndexPage) -> None:
    assert checks(article(news_index, prose("<p>All is well.</p>"))) == {}


def test_costs_the_same_for_2_and_20(
    news_index: NewsIndexPage, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    def page_of(number: int) -> ArticlePage:
        blocks = []
        for _ in range(number):
            target = ArticlePageFactory(parent=news_index, live=False)
            document = DocumentFactory()
            blocks += [
                block("image", {"image": ImageFactory(description="").pk, "caption": ""}),
                link_to(target),
                prose(f'<p><a linktype="document" id="{document.pk}">plan</a></p>'),
                block("call_to_action", {"text": "Read on", "page": target.pk, "url": ""}),
                block("document", {"document": document.pk, "title": ""}),
                block("embed", {"url": "https://example.org/film", "title": "Film"}),
            ]
        page = article(news_index, *blocks)
        page.related_participants = [
            RelatedParticipant(participant=ParticipantFactory()) for _ in range(number)
        ]
        return page.save_revision().as_object()

    few, many = page_of(2), page_of(20)
    findings_for(page_of(1))  # content types and the like are found for good
    with django_assert_max_num_queries(20) as costs:
        findings_for(few)
    with django_assert_num_queries(len(costs.captured_queries)):
        found = findings_for(many)
    assert len([finding for finding in found if finding.blocks]) == 40
