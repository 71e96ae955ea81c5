"""Whoever has the link reads exactly one revision."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from time_machine import travel
from wagtail.models import Locale

from cms.media.models import CreditedImage, SiteDocument
from cms.publishing.models import ReviewLink
from cms.publishing.review.links import ask, revoke
from newsroom.models import ArticleCategory, ArticlePage, Author, NewsIndexPage
from participants.models import ParticipantIndexPage
from tests.content import full_article, small_image
from tests.factories import ArticlePageFactory, NewsIndexPageFactory
from tests.html import read, words
from tests.publishing.review.addresses import page_url, review_url

pytestmark = pytest.mark.django_db


def test_reviewer_sees_who_asks_for_what_and_until_when(client: Client, link: ReviewLink) -> None:
    text = words(read(client, review_url(link)).main)
    assert "The mayor speaks" in text
    assert "Asked by Ana Kovač" in text
    assert "Mayor’s office, Tivat" in text
    assert text.count("(Europe/Paris)") == 2


def test_page_that_was_never_published_is_shown(client: Client, link: ReviewLink) -> None:
    page = read(client, page_url(link))
    assert page.h1.get_text() == "The mayor speaks"
    assert "First words." in words(page.article)


def test_frame_shows_the_page(client: Client, link: ReviewLink) -> None:
    frame = read(client, review_url(link)).iframe
    assert frame["src"] == page_url(link)
    assert frame["title"]


def test_newer_revision_is_not_shown(client: Client, draft: ArticlePage, link: ReviewLink) -> None:
    draft.title, draft.teaser = "Another title", "Second words."
    draft.save_revision()
    for url in (review_url(link), page_url(link)):
        html = client.get(url).content.decode()
        assert "The mayor speaks" in html
        assert "Another title" not in html
        assert "Second words." not in html


def test_live_version_is_not_shown(client: Client, draft: ArticlePage, link: ReviewLink) -> None:
    draft.title = "What is live"
    draft.save_revision().publish()
    assert "What is live" not in client.get(page_url(link)).content.decode()


def test_autosave_does_not_write_over_what_is_reviewed(
    client: Client, draft: ArticlePage, author: User, link: ReviewLink
) -> None:
    draft.title = "Autosaved"
    draft.save_revision(user=author, overwrite_revision=link.revision)
    assert "Autosaved" not in client.get(page_url(link)).content.decode()


def test_images_of_the_draft_are_shown(client: Client, draft: ArticlePage, author: User) -> None:
    draft.lead_image = small_image(description="The town hall")
    draft.save_revision()
    page = read(client, page_url(ask(page=draft, reviewer="Office", user=author)))
    assert page.find("img", alt="The town hall")


@pytest.mark.parametrize("change", [{"teaser": ""}, {"title": "", "draft_title": ""}])
def test_incomplete_draft_is_shown(client: Client, draft: ArticlePage, author: User, change: dict) -> None:
    revision = draft.save_revision(clean=False)
    revision.content |= change
    revision.save()
    link = ask(page=draft, reviewer="Office", user=author)
    assert client.get(review_url(link)).status_code == 200
    assert client.get(page_url(link)).status_code == 200


def test_every_block_is_shown(
    client: Client, news_index: NewsIndexPage, registry: ParticipantIndexPage, author: User
) -> None:
    article = full_article(news_index, registry)
    article.save_revision()
    page = read(client, page_url(ask(page=article, reviewer="Office", user=author)))
    assert "We belong together." in words(page.article)


def test_page_without_a_revision_gets_one(news_index: NewsIndexPage, author: User) -> None:
    article = ArticlePageFactory(parent=news_index)
    link = ask(page=article, reviewer="Office", user=author)
    assert link.revision.as_object().title == article.title


def test_page_is_shown_as_to_a_stranger(client: Client, link: ReviewLink, author: User) -> None:
    """A colleague's rights and name have no place in what the reviewer approves."""
    client.force_login(author)
    response = client.get(page_url(link))
    assert b"wagtail-userbar" not in response.content
    assert not response.cookies


def test_french_page_is_reviewed_in_french(client: Client, home, author: User) -> None:
    french = home.copy_for_translation(Locale.objects.get_or_create(language_code="fr")[0])
    french.slug = "alliance-fr"
    french.save_revision().publish()
    article = ArticlePageFactory(
        parent=NewsIndexPageFactory(parent=french, slug="actualites", locale=french.locale),
        locale=french.locale,
        live=False,
    )
    link = ask(page=article, reviewer="Mairie", user=author)
    for url in (review_url(link), page_url(link)):
        response = client.get(url)
        assert 'lang="fr"' in response.content.decode()
        assert response["Content-Language"] == "fr"


class TestAnEndedLink:
    @pytest.fixture(params=["expired", "revoked"])
    def ended(self, request, link: ReviewLink, author: User):
        """A link that is over, at a time when it is."""
        moment = timezone.now()
        if request.param == "revoked":
            revoke(link=link, user=author)
        else:
            moment += timedelta(days=7)
        with travel(moment):
            yield link

    @pytest.mark.parametrize("url_of", [review_url, page_url])
    def test_is_gone_and_says_whom_to_ask(self, client: Client, ended: ReviewLink, url_of) -> None:
        response = client.get(url_of(ended))
        html = response.content.decode()
        assert response.status_code == 410
        assert "Ana Kovač" in html
        assert "The mayor speaks" not in html
        assert "First words." not in html

    def test_takes_no_answer(self, client: Client, ended: ReviewLink) -> None:
        response = client.post(review_url(ended), {"answer": "approved"})
        ended.refresh_from_db()
        assert response.status_code == 410
        assert ended.answer == ""


def test_link_works_until_the_second_it_expires(client: Client, link: ReviewLink) -> None:
    with travel(link.expires_at - timedelta(seconds=1), tick=False):
        assert client.get(page_url(link)).status_code == 200
    with travel(link.expires_at, tick=False):
        assert client.get(page_url(link)).status_code == 410


@pytest.mark.parametrize("what", ["page", "revision"])
def test_link_to_what_was_deleted_is_not_found(
    client: Client, draft: ArticlePage, link: ReviewLink, what: str
) -> None:
    addresses = [review_url(link), page_url(link)]
    draft.delete() if what == "page" else link.revision.delete()
    assert [client.get(address).status_code for address in addresses] == [404, 404]


class TestWhatIsGoneSince:
    """A draft may name an image or an author that somebody deletes afterwards."""

    @pytest.fixture
    def article(self, news_index: NewsIndexPage, registry: ParticipantIndexPage, author: User) -> ArticlePage:
        article = full_article(news_index, registry)
        article.save_revision(user=author)
        return article

    @pytest.mark.parametrize("gone", ["images", "author", "category", "documents"])
    def test_the_rest_is_shown(self, client: Client, article: ArticlePage, author: User, gone: str) -> None:
        link = ask(page=article, reviewer="Office", user=author)
        delete(gone, article)
        assert client.get(review_url(link)).status_code == 200
        assert "We belong together." in client.get(page_url(link)).content.decode()


def delete(what: str, article: ArticlePage) -> None:
    """As staff can, once the article itself no longer names it."""
    if what == "images":
        CreditedImage.objects.all().delete()
    elif what == "documents":
        SiteDocument.objects.all().delete()
    elif what == "author":
        article.article_authors.clear()
        article.save()
        Author.objects.all().delete()
    else:
        article.category = None
        article.save()
        ArticleCategory.objects.all().delete()
