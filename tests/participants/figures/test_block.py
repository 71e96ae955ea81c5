"""The block: a registry figure of its own between the paragraphs."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.models import ArticlePage, NewsIndexPage
from participants.figures.blocks import RegistryFigureBlock
from participants.models import Participant, ParticipantIndexPage
from tests.content import block
from tests.factories import ArticlePageFactory, ParticipantFactory, ParticipantPageFactory
from tests.html import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def tivat() -> Participant:
    return ParticipantFactory(name="Tivat", ordinal=127, joined_on=date(2015, 5, 6))


def figure(
    kind: str, *, participant: Participant | None = None, frozen_on: str | None = None
) -> dict[str, Any]:
    value = {"figure": kind, "participant": participant and participant.pk, "frozen_on": frozen_on}
    return block("registry_figure", value)


def article(index: NewsIndexPage, *blocks: dict[str, Any], **fields: Any) -> ArticlePage:
    return ArticlePageFactory(parent=index, body=json.dumps(blocks), **fields)


def test_is_shown_on_an_article_and_a_profile(
    client: Client, news_index: NewsIndexPage, registry: ParticipantIndexPage, tivat: Participant
) -> None:
    article(news_index, figure("ordinal", participant=tivat), slug="article")
    body = json.dumps([figure("countries")])
    ParticipantPageFactory(parent=registry, participant=tivat, slug="tivat", body=body)
    assert words(read(client, "/news/article/").select_one(".registry-figure")) == "127th participant"
    assert words(read(client, "/participants/tivat/").select_one(".registry-figure")) == "1 country"


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_in_the_api_it_says_what_it_is_its_number_and_words(
    client: Client, news_index: NewsIndexPage, tivat: Participant, version: str
) -> None:
    page = article(news_index, figure("participants", frozen_on="2015-05-06"), figure("countries"))
    body = client.get(f"/api/{version}/pages/{page.pk}/").json()["body"]
    assert [part["value"] for part in body] == [
        {"figure": "participants", "frozen_on": "2015-05-06", "number": 1, "text": "1 participant"},
        {"figure": "countries", "frozen_on": None, "number": 1, "text": "1 country"},
    ]


def test_of_one_that_is_not_released_nothing_is_said(client: Client, news_index: NewsIndexPage) -> None:
    kotor = ParticipantFactory(name="Kotor", status="admitted")
    page = article(news_index, figure("ordinal", participant=kotor), slug="article")
    assert read(client, "/news/article/").select_one(".registry-figure") is None
    assert client.get(f"/api/v2/pages/{page.pk}/").json()["body"][0]["value"] is None
    for address in ("/news/article/", f"/api/v3/pages/{page.pk}/", "/news/rss/"):
        assert "Kotor" not in client.get(address).content.decode()


def test_feed_has_it(client: Client, news_index: NewsIndexPage, tivat: Participant) -> None:
    article(news_index, figure("ordinal", participant=tivat))
    assert "127th participant" in client.get("/news/rss/").content.decode()


def test_a_feed_of_many_costs_as_much_as_one_of_few(
    client: Client, news_index: NewsIndexPage, tivat: Participant
) -> None:
    blocks = [figure("ordinal", participant=tivat), figure("countries", frozen_on="2015-06-01")]
    article(news_index, *blocks)

    def cost() -> int:
        client.get("/news/rss/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/news/rss/")
        return len(captured)

    few = cost()
    for number in range(12):
        article(news_index, *blocks, figure("participants", frozen_on=f"2015-06-{number + 1:02}"))
    assert cost() == few


class TestForm:
    def clean(self, **value: Any) -> Any:
        empty = {"figure": "participants", "participant": None, "frozen_on": None}
        structured = RegistryFigureBlock()
        return structured.clean(structured.normalize(empty | value))

    def test_ordinal_wants_a_participant(self, tivat: Participant) -> None:
        assert self.clean(figure="ordinal", participant=tivat)["participant"] == tivat
        with pytest.raises(ValidationError) as refused:
            self.clean(figure="ordinal")
        assert set(refused.value.block_errors) == {"participant"}

    def test_others_forget_theirs(self, tivat: Participant) -> None:
        assert self.clean(participant=tivat)["participant"] is None

    def test_day_to_come_is_refused(self) -> None:
        with pytest.raises(ValidationError) as refused:
            self.clean(frozen_on=timezone.localdate() + timedelta(days=1))
        assert set(refused.value.block_errors) == {"frozen_on"}
