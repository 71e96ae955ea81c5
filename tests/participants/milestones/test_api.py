"""`/api/v2/milestones/`, and the milestones of a profile in the API."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from newsroom.models import NewsIndexPage
from participants.models import Milestone, ParticipantIndexPage
from tests.factories import ArticlePageFactory, ParticipantFactory, ParticipantPageFactory
from tests.html import queries_of
from tests.participants.milestones.record import join, join_many, load_reported

pytestmark = pytest.mark.usefixtures("registry")

LIST = "/api/v2/milestones/"


def answer(client: Client, url: str = LIST, **query: Any) -> dict[str, Any]:
    response = client.get(url, query)
    assert response.status_code == 200, response.content
    found: dict[str, Any] = response.json()
    return found


def ids(client: Client, **query: Any) -> list[str]:
    return [item["id"] for item in answer(client, **query)["items"]]


class TestReportedParticipants:
    @pytest.fixture(autouse=True)
    def _loaded(self, registry: ParticipantIndexPage) -> None:
        load_reported()

    def test_derived_one_says_everything(self, client: Client) -> None:
        (item,) = answer(client, kind="first-of-year", year=2015)["items"]
        participant = item.pop("participant")
        assert (participant["name"], participant["ordinal"]) == ("Daugavpils", 125)
        assert participant["country"] == {"code": "LV", "name": "Latvia"}
        assert item == {
            "id": "first-of-year-125",
            "meta": {"detail_url": "http://testserver/api/v2/milestones/first-of-year-125/"},
            "kind": "first-of-year",
            "date": "2015-02-24",
            "title": {
                "en": "First new participant of 2015",
                "fr": "Premier nouveau participant de 2015",
            },
            "text": None,
            "place": 1,
            "article_url": None,
            "is_complete": True,
            "is_sample": False,
        }

    def test_each_is_found_at_its_own_address(self, client: Client) -> None:
        listed = answer(client, limit=100)["items"]
        assert len(listed) == 13
        for item in listed:
            assert answer(client, item["meta"]["detail_url"]) == item

    def test_list_has_total_limit_and_offset(self, client: Client) -> None:
        assert answer(client, limit=2)["meta"] == {"total_count": 13}
        assert ids(client, limit=2) == ["number-127", "first-from-country-127"]
        assert ids(client, limit=2, offset=2) == ["number-126", "first-from-country-126"]
        assert ids(client, offset=1000) == []

    def test_filters_by_kind_country_year_and_participant(self, client: Client) -> None:
        assert ids(client, kind="round") == ["round-125"]
        assert ids(client, country="ME") == ["number-127", "first-from-country-127"]
        assert ids(client, year=2014, kind="number") == ["number-124", "number-123"]
        assert ids(client, participant=126) == ["number-126", "first-from-country-126"]

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("kind", "rubbish"),
            ("kind", "\0"),
            ("country", "XX"),
            ("year", "abc"),
            ("year", "9" * 30),
            ("participant", "0"),
            ("participant", "9" * 30),
            ("limit", "-1"),
            ("limit", "101"),
            ("offset", "9" * 30),
            ("nonsense", "1"),
            ("search", "Tivat"),
        ],
    )
    def test_bad_parameter_is_refused_by_name(self, client: Client, name: str, value: str) -> None:
        response = client.get(LIST, {name: value})
        assert response.status_code == 400
        assert name in response.json()["message"]

    @pytest.mark.parametrize(
        "pk",
        [
            "number-122",
            "number-0127",
            "number-0",
            "number--1",
            "round-126",
            "first-of-year-127",
            "recorded-1",
            "rubbish",
            "rubbish-127",
            "number-" + "9" * 30,
            "recorded-9999999999",
            "number-١٢٧",
        ],
    )
    def test_what_is_no_milestone_is_not_found(self, client: Client, pk: str) -> None:
        assert client.get(f"{LIST}{pk}/").status_code == 404


class TestRecorded:
    def test_says_everything_while_its_article_is_public(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        article = ArticlePageFactory(parent=news_index)
        plan = Milestone.objects.create(
            date=date(2011, 5, 20), title="Plan", title_fr="Le plan", text="Adopted.", article=article
        )
        item = answer(client, f"{LIST}recorded-{plan.pk}/")
        assert item["title"] == {"en": "Plan", "fr": "Le plan"}
        assert item["text"] == {"en": "Adopted."}
        assert item["article_url"] == article.full_url
        assert (item["participant"], item["place"]) == (None, None)
        article.unpublish()
        assert answer(client, f"{LIST}recorded-{plan.pk}/")["article_url"] is None

    def test_one_of_an_unreleased_participant_is_nowhere(self, client: Client) -> None:
        admitted = ParticipantFactory(status="admitted")
        secret = Milestone.objects.create(date=date(2011, 5, 20), title="Secret", participant=admitted)
        assert answer(client) == {"meta": {"total_count": 0}, "items": []}
        assert client.get(f"{LIST}recorded-{secret.pk}/").status_code == 404


class TestProfile:
    FIELDS = {"type": "participants.ParticipantPage", "fields": "milestones"}

    def test_has_the_milestones_of_its_participant(
        self, client: Client, registry: ParticipantIndexPage
    ) -> None:
        participants = load_reported()
        pages = {
            name: ParticipantPageFactory(parent=registry, participant=participants[name])
            for name in ("Daugavpils", "Tivat")
        }
        detail = answer(client, f"/api/v2/pages/{pages['Tivat'].pk}/")
        expected = ["number-127", "first-from-country-127"]
        assert [item["id"] for item in detail["milestones"]] == expected
        listed = answer(client, "/api/v2/pages/", **self.FIELDS)["items"]
        by_page = {item["id"]: [found["id"] for found in item["milestones"]] for item in listed}
        assert by_page[pages["Tivat"].pk] == expected
        assert "first-of-year-125" in by_page[pages["Daugavpils"].pk]

    def test_list_costs_the_same_for_a_thousand(self, client: Client, registry: ParticipantIndexPage) -> None:
        ParticipantPageFactory(parent=registry, participant=join(1, "ME", date(2013, 1, 1)))
        url = "/api/v2/pages/?type=participants.ParticipantPage&fields=milestones"
        few = queries_of(client, url)
        join_many(998, first=2)
        for number in range(1000, 1010):
            ParticipantPageFactory(parent=registry, participant=join(number, "RO", date(2024, 1, 1)))
        assert queries_of(client, url) == few


def test_list_costs_the_same_for_a_thousand(client: Client, news_index: NewsIndexPage) -> None:
    article = ArticlePageFactory(parent=news_index)
    Milestone.objects.create(date=date(2030, 1, 1), title="Plan", article=article)
    join_many(2)
    few = queries_of(client, LIST)
    join_many(998, first=3)
    assert queries_of(client, LIST) == few
    assert answer(client, kind="number")["meta"]["total_count"] == 1000
