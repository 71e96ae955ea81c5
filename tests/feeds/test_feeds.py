"""What the three feeds say, and to whom."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Locale, PageViewRestriction

from home.models import HomePage
from newsroom.models import ArticlePage, NewsIndexPage
from participants.models import ParticipantIndexPage
from tests.content import block, full_article, small_image
from tests.factories import ArticlePageFactory, NewsIndexPageFactory
from tests.feeds.conftest import ADDRESSES, NAMESPACES

every_feed = pytest.mark.parametrize("address", ADDRESSES)
Parsed = Callable[[str], Any]


@pytest.fixture
def article(news_index: NewsIndexPage, registry: ParticipantIndexPage) -> ArticlePage:
    return full_article(news_index, registry, title="A bridge", teaser="It is open.")


@pytest.mark.parametrize(
    ("address", "content_type"),
    [
        ("/news/rss/", "application/rss+xml; charset=utf-8"),
        ("/news/atom/", "application/atom+xml; charset=utf-8"),
        ("/news/feed.json", "application/feed+json; charset=utf-8"),
    ],
)
def test_feed_names_its_format(
    client: Client, news_index: NewsIndexPage, address: str, content_type: str
) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == content_type


@pytest.mark.parametrize("address", ["/news/rss/", "/news/atom/"])
def test_feedparser_reads_an_article(parsed: Parsed, article: ArticlePage, address: str) -> None:
    [entry] = parsed(address).entries
    assert entry.title == "A bridge"
    assert entry.summary == "It is open."
    assert entry.link == article.get_full_url()
    assert {tag.term for tag in entry.tags} == {"Interview", "education", "housing"}
    assert entry.enclosures[0].type == "image/jpeg"


def test_rss_carries_the_image_with_its_credit_and_description(
    rss: Callable[[], Element], article: ArticlePage
) -> None:
    media = rss().find("item/media:content", NAMESPACES)
    assert media is not None
    assert media.get("url", "").startswith("http://testserver/media/")
    assert media.findtext("media:credit", None, NAMESPACES) == "© CoE"
    assert media.findtext("media:description", None, NAMESPACES) == "The town hall on its square"


def test_enclosure_has_the_size_of_its_file(rss: Callable[[], Element], article: ArticlePage) -> None:
    enclosure = rss().find("item/enclosure")
    assert enclosure is not None
    path = enclosure.get("url", "").removeprefix("http://testserver/media/")
    assert enclosure.get("length") == str(default_storage.size(path))


def test_credit_of_an_article_that_came_without_its_image_is_kept(
    rss: Callable[[], Element], json_feed: Callable[[], dict[str, Any]], news_index: NewsIndexPage
) -> None:
    ArticlePageFactory(parent=news_index, lead_image_credit="© AER")
    assert rss().findtext("item/media:credit", None, NAMESPACES) == "© AER"
    assert json_feed()["items"][0]["_alliance"]["credit"] == "© AER"


def test_rss_carries_the_whole_article(rss: Callable[[], Element], article: ArticlePage) -> None:
    html = rss().findtext("item/content:encoded", "", NAMESPACES)
    assert '<a href="http://testserver/news/">page</a>' in html
    assert "We belong together." in html
    assert 'src="http://testserver/media/' in html
    assert "© CoE" in html
    assert "class=" not in html


def test_atom_names_every_author(atom: Callable[[], Element], article: ArticlePage) -> None:
    names = [name.text for name in atom().findall("atom:entry/atom:author/atom:name", NAMESPACES)]
    assert names == [entry.author.name for entry in article.article_authors.all()]


def test_json_feed_follows_version_1_1(json_feed: Callable[[], dict[str, Any]], article: ArticlePage) -> None:
    feed = json_feed()
    [item] = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://testserver/news/feed.json"
    assert feed["language"] == "en"
    assert item["url"] == article.get_full_url()
    assert item["summary"] == "It is open."
    assert item["tags"] == ["Interview", "education", "housing"]
    assert item["attachments"][0]["mime_type"] == "image/jpeg"
    assert item["_alliance"] == {"credit": "© CoE", "image_description": "The town hall on its square"}


def test_identity_outlives_a_change_of_address(
    json_feed: Callable[[], dict[str, Any]], article: ArticlePage
) -> None:
    before = json_feed()["items"][0]
    article.slug = "another-address"
    article.save()
    after = json_feed()["items"][0]
    assert before["url"] != after["url"]
    assert before["id"] == after["id"]


def test_newest_twenty_come_newest_first(
    json_feed: Callable[[], dict[str, Any]], news_index: NewsIndexPage
) -> None:
    for day in range(1, 23):
        ArticlePageFactory(parent=news_index, date=date(2015, 5, day), title=str(day))
    assert [item["title"] for item in json_feed()["items"]] == [str(day) for day in range(22, 2, -1)]


def test_feed_was_built_when_its_latest_article_was_published(
    rss: Callable[[], Element], news_index: NewsIndexPage
) -> None:
    published = datetime(2015, 6, 1, 9, 30, tzinfo=UTC)
    ArticlePageFactory(parent=news_index, last_published_at=published)
    assert parsedate_to_datetime(rss().findtext("lastBuildDate", "")) == published


def test_article_is_dated_by_its_date_and_not_by_its_import(
    json_feed: Callable[[], dict[str, Any]], news_index: NewsIndexPage
) -> None:
    ArticlePageFactory(parent=news_index, date=date(2014, 5, 14), first_published_at=timezone.now())
    assert json_feed()["items"][0]["date_published"] == "2014-05-14T00:00:00+02:00"


def test_article_published_on_its_date_has_the_time(
    json_feed: Callable[[], dict[str, Any]], news_index: NewsIndexPage
) -> None:
    published = datetime(2015, 5, 20, 9, 30, tzinfo=UTC)
    ArticlePageFactory(parent=news_index, date=date(2015, 5, 20), first_published_at=published)
    assert datetime.fromisoformat(json_feed()["items"][0]["date_published"]) == published


def test_feeds_stay_in_their_index(
    json_feed: Callable[[], dict[str, Any]], home: HomePage, news_index: NewsIndexPage
) -> None:
    other = NewsIndexPageFactory(parent=home, slug="other")
    ArticlePageFactory(parent=other, title="Elsewhere")
    assert json_feed()["items"] == []


@every_feed
def test_empty_feed_is_the_same_each_time(
    client: Client, parsed: Parsed, news_index: NewsIndexPage, address: str
) -> None:
    assert client.get(address)["ETag"] == client.get(address)["ETag"]


@every_feed
def test_french_feed_says_so(client: Client, home: HomePage, news_index: NewsIndexPage, address: str) -> None:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    translated = news_index.copy_for_translation(french, copy_parents=True)
    translated.title = "Actualités"
    translated.save_revision().publish()
    path = translated.get_full_url().removeprefix("http://testserver")
    content = client.get(address.replace("/news/", path)).content.decode()
    assert path.startswith("/fr/")
    assert "Actualités" in content
    assert any(said in content for said in ("<language>fr<", 'xml:lang="fr"', '"language": "fr"'))


@every_feed
def test_unchanged_feed_is_not_sent_again(client: Client, article: ArticlePage, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    since = client.get(address, headers={"if-modified-since": first["Last-Modified"]})
    assert since.status_code == 304


@every_feed
def test_changed_feed_is_sent_again(client: Client, article: ArticlePage, address: str) -> None:
    first = client.get(address)
    article.unpublish()
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200


def draft(article: ArticlePage) -> None:
    article.unpublish()


def restricted(article: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type="login")


def expired(article: ArticlePage) -> None:
    article.expire_at = timezone.now() - timedelta(seconds=1)
    article.save()


@every_feed
@pytest.mark.parametrize("hide", [draft, restricted, expired])
def test_hidden_article_is_in_no_feed(
    client: Client, article: ArticlePage, hide: Callable[[Any], None], address: str
) -> None:
    hide(article)
    assert "A bridge" not in client.get(address).content.decode()


@every_feed
def test_feed_of_a_restricted_index_asks_for_login(
    client: Client, article: ArticlePage, news_index: NewsIndexPage, address: str
) -> None:
    PageViewRestriction.objects.create(page=news_index, restriction_type="login")
    response = client.get(address)
    assert response.status_code == 302
    assert b"A bridge" not in response.content


@every_feed
def test_private_image_is_in_no_feed(client: Client, news_index: NewsIndexPage, address: str) -> None:
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    image = small_image(collection=private, holder="Hidden holder")
    body = json.dumps([block("image", {"image": image.pk, "caption": ""})])
    ArticlePageFactory(parent=news_index, lead_image=image, body=body)
    content = client.get(address).content.decode()
    assert "Hidden holder" not in content
    assert "/media/" not in content


@every_feed
def test_image_whose_file_is_gone_leaves_the_feed_whole(
    client: Client, parsed: Parsed, news_index: NewsIndexPage, address: str
) -> None:
    image = small_image()
    ArticlePageFactory(parent=news_index, title="Still here", lead_image=image)
    default_storage.delete(image.file.name)
    response = client.get(address)
    assert response.status_code == 200
    assert "Still here" in response.content.decode()


def test_feeds_cost_the_same_for_twenty(
    client: Client, news_index: NewsIndexPage, registry: ParticipantIndexPage
) -> None:
    def queries_of(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    for _ in range(2):
        full_article(news_index, registry)
    few = {address: queries_of(address) for address in ADDRESSES}
    for _ in range(18):
        full_article(news_index, registry)
    assert {address: queries_of(address) for address in ADDRESSES} == few
