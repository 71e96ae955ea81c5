"""What is not released is on no channel: not named, not numbered, not counted, by nothing that answers."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from home.models import HomePage
from newsroom.models import NewsIndexPage, RelatedParticipant
from participants import services
from participants.models import Participant, ParticipantIndexPage, ParticipantPage
from tests.factories import ArticlePageFactory, ParticipantFactory, ParticipantPageFactory

CHANNELS = [
    "/",
    "/participants/",
    "/participants/?sort=number",
    "/participants/?as_of={today}",
    "/participants/?country=IS",
    "/participants/milestones/",
    "/participants/known/",
    "/participants/registry.csv",
    "/participants/registry.json?as_of={today}",
    "/participants/registry.geojson",
    "/news/",
    "/news/rss/",
    "/news/feed.json",
    "/sitemap.xml",
    "/search/?q=secretville",
    "/api/v2/pages/?fields=*&order=id",
    "/api/v2/pages/?search=secretville",
    "/api/v2/pages/?type=participants.ParticipantPage&fields=*",
    "/api/v2/pages/?type=newsroom.ArticlePage&fields=*",
    "/api/v3/pages/",
]


@pytest.fixture
def known(home: HomePage, registry: ParticipantIndexPage) -> Participant:
    participant = ParticipantFactory(name="Known", ordinal=127, joined_on=date(2015, 4, 21))
    ParticipantPageFactory(parent=registry, participant=participant, slug="known")
    return participant


@pytest.fixture(params=["candidate", "admitted"])
def secret(
    request: pytest.FixtureRequest,
    known: Participant,
    registry: ParticipantIndexPage,
    news_index: NewsIndexPage,
) -> Participant:
    """With a live profile already, and an article about it that somebody published too early."""
    secret = ParticipantFactory(
        name="Secretville",
        country="IS",
        status=request.param,
        ordinal=None,
        joined_on=date(2016, 1, 1) if request.param == "admitted" else None,
        latitude="64.1",
        longitude="-21.9",
    )
    ParticipantPageFactory(parent=registry, participant=secret, title="Secretville", slug="secretville")
    article = ArticlePageFactory(parent=news_index, title="News of the day")
    RelatedParticipant.objects.create(article=article, participant=secret)
    return secret


@pytest.mark.parametrize("channel", CHANNELS)
def test_channel_says_nothing_of_it(client: Client, secret: Participant, channel: str) -> None:
    response = client.get(channel.format(today=timezone.localdate()))
    assert response.status_code == 200
    text = response.content.decode().replace("q=secretville", "").replace('value="secretville"', "")
    text = text.replace("“secretville”", "").replace("search=secretville", "")
    assert "secretville" not in text.lower()
    assert "64.1" not in text
    if channel != "/participants/?country=IS":
        assert "Iceland" not in text
    assert "128th participant" not in text


@pytest.mark.parametrize("address", ["/participants/secretville/", "/participants/128/"])
def test_its_addresses_are_not_there(client: Client, secret: Participant, address: str) -> None:
    assert client.get(address).status_code == 404


def test_it_is_no_neighbour_in_number(client: Client, secret: Participant) -> None:
    assert 'rel="next"' not in client.get("/participants/known/").content.decode()


def test_api_has_neither_its_page_nor_its_facts(client: Client, secret: Participant) -> None:
    page = ParticipantPage.objects.get(slug="secretville")
    assert client.get(f"/api/v2/pages/{page.pk}/").status_code == 404
    assert client.get(f"/api/v3/pages/{page.pk}/").status_code == 404
    counted = client.get("/api/v2/pages/?type=participants.ParticipantPage").json()["meta"]["total_count"]
    assert counted == 1


def test_released_one_is_on_all_of_them(
    client: Client, known: Participant, registry: ParticipantIndexPage
) -> None:
    """So that the tests above cannot pass for a name that is never shown."""
    released = ParticipantFactory(name="Secretville", country="IS", status="admitted")
    ParticipantPageFactory(parent=registry, participant=released, title="Secretville", slug="secretville")
    services.release(participant=released, by=None)
    for channel in (
        "/",
        "/participants/",
        "/participants/registry.csv",
        "/sitemap.xml",
        "/search/?q=iceland",
    ):
        assert "secretville" in client.get(channel).content.decode().lower() or "iceland" in channel
