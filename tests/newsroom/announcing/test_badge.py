"""The number of an announced accession is shown from the record, on every channel, once it is public."""

from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from newsroom.announcing.announcements import accession_of
from newsroom.announcing.services import Announcement
from newsroom.models import ArticlePage, NewsIndexPage, RelatedParticipant
from participants.models import Participant
from participants.services import rename
from tests.factories import ArticlePageFactory, ParticipantFactory
from tests.newsroom.announcing.conftest import DAY

BADGE = "127th participant"
ARTICLES = "/api/v2/pages/?type=newsroom.ArticlePage&fields=announces&locale=en"


@pytest.fixture
def live(announcement: Announcement) -> Announcement:
    for page in (*announcement.profiles, *announcement.articles):
        page.get_latest_revision().publish()
    return announcement


@pytest.fixture
def leaked(announcement: Announcement) -> Announcement:
    """An article that is live behind the registry's back."""
    ArticlePage.objects.filter(pk=announcement.articles[0].pk).update(live=True, title="News")
    Page.objects.filter(pk=announcement.articles[0].pk).update(url_path="/alliance/news/news/", slug="news")
    ArticlePage.objects.filter(pk=announcement.articles[0].pk).update(teaser="News.")
    return announcement


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_article_shows_it_with_a_link_to_the_profile(live: Announcement, client: Client) -> None:
    for article, words in zip(live.articles, ("127th participant", "127e participant"), strict=True):
        page = html(client, article.get_url())
        profile = next(each for each in live.profiles if each.locale == article.locale)
        assert f'<a class="chip chip--number" href="{profile.get_url()}">\n<span>{words}' in page
        assert page.count('class="chip chip--number"') == 1


def test_lists_show_it(live: Announcement, client: Client) -> None:
    assert f'<span class="chip chip--number">\n<span>{BADGE}' in html(client, "/news/")
    assert "127e participant" in html(client, "/fr/news/")


def test_api_has_it_from_the_record(live: Announcement, client: Client, tivat: Participant) -> None:
    (item,) = client.get(ARTICLES).json()["items"]
    assert item["announces"] == {
        "ordinal": 127,
        "ordinal_words": "127th",
        "participant": {
            "id": tivat.pk,
            "name": "Tivat",
            "country": {"code": "ME", "name": "Montenegro"},
        },
        "joined_on": "2015-04-21",
    }
    french = client.get(ARTICLES.replace("locale=en", "locale=fr")).json()["items"][0]["announces"]
    assert french["ordinal_words"] == "127e"
    assert french["participant"]["country"]["name"] == "Monténégro"


def test_version_3_has_it_too(live: Announcement, client: Client) -> None:
    answer = client.get(f"/api/v3/pages/{live.articles[0].pk}/").json()
    assert answer["announces"]["ordinal_words"] == "127th"


def test_feeds_have_it(live: Announcement, client: Client) -> None:
    rss = ElementTree.fromstring(client.get("/news/rss/").content)
    assert [each.text for each in rss.iter("category")] == ["Participant news", BADGE]
    atom = ElementTree.fromstring(client.get("/news/atom/").content)
    terms = [each.get("term") for each in atom.iter("{http://www.w3.org/2005/Atom}category")]
    assert BADGE in terms
    (item,) = client.get("/news/feed.json").json()["items"]
    assert BADGE in item["tags"]
    assert item["_alliance"]["announces"]["ordinal"] == 127
    assert item["_alliance"]["announces"]["joined_on"] == "2015-04-21"
    french = ElementTree.fromstring(client.get("/fr/news/rss/").content)
    assert "127e participant" in [each.text for each in french.iter("category")]


def test_after_a_rename_it_names_the_participant_of_today(
    live: Announcement, client: Client, tivat: Participant
) -> None:
    rename(participant=tivat, name="Tivat on the Bay", effective_on=DAY, by=None)
    article = html(client, live.articles[0].get_url())
    assert f'{BADGE}<span class="visually-hidden">: Tivat on the Bay</span>' in article
    (item,) = client.get(ARTICLES).json()["items"]
    assert (item["announces"]["ordinal"], item["announces"]["participant"]["name"]) == (
        127,
        "Tivat on the Bay",
    )


def test_the_text_has_no_say_in_it(live: Announcement, client: Client) -> None:
    article = ArticlePage.objects.get(pk=live.articles[0].pk)
    article.title = "Tivat is the 99th participant"
    article.save_revision().publish()
    assert client.get(ARTICLES).json()["items"][0]["announces"]["ordinal"] == 127


def test_before_the_release_no_channel_shows_it(leaked: Announcement, client: Client) -> None:
    for address in ("/news/news/", "/news/"):
        page = html(client, address)
        assert "News." in page
        assert BADGE not in page
        assert "Tivat, " not in page
    (item,) = client.get(ARTICLES).json()["items"]
    assert item["announces"] is None
    assert client.get(f"/api/v3/pages/{leaked.articles[0].pk}/").json()["announces"] is None
    for feed in ("rss/", "atom/", "feed.json"):
        assert BADGE not in html(client, f"/news/{feed}")


@pytest.mark.parametrize("mode", ["", "entry", "feed"])
def test_a_preview_shows_it_before_the_release(mode: str, announcement: Announcement, editor: User) -> None:
    article = ArticlePage.objects.get(pk=announcement.articles[0].pk)
    response = article.make_preview_request(preview_mode=mode)
    assert BADGE in response.content.decode().replace("Tivat is the 127th participant", "")


def announced_article(index: NewsIndexPage) -> None:
    participant = ParticipantFactory()
    article = ArticlePageFactory(parent=index, announces=accession_of(participant))
    article.related_participants.add(RelatedParticipant(participant=participant))
    article.save()


@pytest.mark.parametrize(
    "address",
    ["/news/", "/", "/news/rss/", "/news/feed.json", "/api/v2/pages/?type=newsroom.ArticlePage&fields=*"],
)
def test_lists_cost_the_same_for_many(address: str, news_index: NewsIndexPage, client: Client) -> None:
    def cost() -> int:
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    for _ in range(3):
        announced_article(news_index)
    few = cost()
    for _ in range(7):
        announced_article(news_index)
    assert cost() == few


def test_filtering_by_rubbish_is_refused(live: Announcement, client: Client) -> None:
    for value in ("abc", "1" * 30, "%00"):
        assert client.get(f"{ARTICLES}&announces={value}").status_code in {400, 422}
