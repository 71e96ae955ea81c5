"""Choosing a participant in an editor."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from newsroom.models import NewsIndexPage, RelatedParticipant
from participants.models import ParticipantIndexPage
from tests import admin
from tests.factories import ArticlePageFactory, ParticipantFactory, ParticipantPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _signed_in(client: Client) -> None:
    client.force_login(admin.superuser())


def results(client: Client, **query: str) -> Any:
    return client.get(reverse("participant_chooser:choose_results"), query)


def names(client: Client, **query: str) -> list[str]:
    return [participant.name for participant in results(client, **query).context["results"]]


def test_shows_number_name_country_and_status(client: Client) -> None:
    ParticipantFactory(name="Tivat", ordinal=127, country="ME")
    response = client.get(reverse("participant_chooser:choose"))
    row = json.loads(response.content)["html"].split("<tbody>")[1]
    for text in ("127", "Tivat", "Montenegro", "Participant"):
        assert text in row


def test_newest_stands_first_and_candidates_last(client: Client) -> None:
    ParticipantFactory(name="First", ordinal=1)
    ParticipantFactory(name="Second", ordinal=2)
    ParticipantFactory(name="Applicant", ordinal=None, joined_on=None, status="candidate")
    assert names(client) == ["Second", "First", "Applicant"]


@pytest.mark.parametrize("text", ["tivat", "127"])
def test_finds_by_name_and_number(client: Client, text: str) -> None:
    ParticipantFactory(name="Tivat", ordinal=127)
    ParticipantFactory(name="Kotor", ordinal=3)
    assert names(client, q=text) == ["Tivat"]


def test_search_without_result_says_so(client: Client) -> None:
    ParticipantFactory(name="Kotor")
    assert b"no matches" in results(client, q="nowhere").content


@pytest.mark.parametrize("query", [{"q": "a\0b"}, {"q": "a " * 500}, {"p": "x"}, {"p": "999"}])
def test_rubbish_is_no_error(client: Client, query: dict[str, str]) -> None:
    assert results(client, **query).status_code in {200, 404}


def test_costs_the_same_for_2_and_20(client: Client, django_assert_max_num_queries: Any) -> None:
    ParticipantFactory.create_batch(2)
    results(client)
    with django_assert_max_num_queries(50) as few:
        results(client)
    ParticipantFactory.create_batch(18)
    with django_assert_max_num_queries(len(few)):
        assert len(names(client)) == 20


def test_chosen_one_is_shown_with_number_and_country(client: Client) -> None:
    participant = ParticipantFactory(name="Tivat", ordinal=127, country="ME")
    response = client.get(reverse("participant_chooser:chosen", args=[participant.pk]))
    assert json.loads(response.content)["result"]["title"] == "127 · Tivat, Montenegro"


def test_candidate_is_shown_without_a_number(client: Client) -> None:
    participant = ParticipantFactory(
        name="Tivat", country="ME", ordinal=None, joined_on=None, status="candidate"
    )
    response = client.get(reverse("participant_chooser:chosen_multiple"), {"id": participant.pk})
    assert json.loads(response.content)["result"][0]["title"] == "Tivat, Montenegro"


def test_article_editor_shows_the_participants_it_is_about(client: Client, news_index: NewsIndexPage) -> None:
    article = ArticlePageFactory(parent=news_index)
    article.related_participants.add(
        RelatedParticipant(participant=ParticipantFactory(name="Tivat", ordinal=127))
    )
    article.save()
    page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "127 · Tivat, Montenegro" in page
    assert reverse("participant_chooser:choose") in page


def test_profile_editor_shows_its_participant(client: Client, registry: ParticipantIndexPage) -> None:
    profile = ParticipantPageFactory(parent=registry, participant=ParticipantFactory(name="Tivat", ordinal=9))
    page = client.get(reverse("wagtailadmin_pages:edit", args=[profile.pk])).content.decode()
    assert "9 · Tivat, Montenegro" in page


def test_visitor_may_not_choose(client: Client) -> None:
    client.logout()
    assert client.get(reverse("participant_chooser:choose")).status_code == 302


@pytest.mark.parametrize("key", ["abc", "\0", "-1", "1" + "0" * 30, "\u0661"])
def test_rubbish_was_never_chosen(client: Client, key: str) -> None:
    for chooser in ("participant_chooser", "accession_chooser"):
        assert client.get(reverse(f"{chooser}:chosen", args=[key])).status_code == 404
    several = client.get(reverse("participant_chooser:chosen_multiple"), {"id": key})
    assert json.loads(several.content)["result"] == []
