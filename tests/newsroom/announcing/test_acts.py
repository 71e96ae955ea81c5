"""The registrar's pages of the newsroom's acts, and the chooser of the article editor."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom.announcing.services import Announcement
from newsroom.models import ArticlePage
from participants.models import Participant
from participants.services import release
from tests.factories import ParticipantFactory
from tests.participants.registrar.pages import address, errors, page, says, send, told
from tests.publishing.approval.conftest import member

Status = Participant.Status


@pytest.fixture
def keeper(client: Client, registrar: User) -> Client:
    client.force_login(registrar)
    return client


def test_admit_and_announce_says_what_will_happen(keeper: Client, tivat: Participant) -> None:
    content = page(keeper, "admit-and-announce", tivat.pk)
    for sentence in (
        "Tivat will be the 127th participant.",
        "A draft announcement in English and French will be made; publishing it needs approval.",
        "A draft profile in English and French will be made.",
    ):
        assert says(sentence, content)


def test_admit_and_announce_does_it_and_leads_to_the_drafts(keeper: Client, tivat: Participant) -> None:
    content = told(keeper, send(keeper, "admit-and-announce", tivat.pk))
    for article in ArticlePage.objects.all():
        link = reverse("wagtailadmin_pages:edit", args=[article.pk])
        assert f'<a href="{link}">{article.title} (' in content
    tivat.refresh_from_db()
    assert (tivat.ordinal, tivat.status) == (127, Status.ADMITTED)
    assert ArticlePage.objects.count() == 2


def test_a_number_that_moved_on_is_not_given_unseen(keeper: Client, tivat: Participant) -> None:
    response = send(keeper, "admit-and-announce", tivat.pk, number=126)
    assert errors(response)["number"]
    assert not ArticlePage.objects.exists()


def test_announce_is_for_who_has_a_number(keeper: Client, tivat: Participant) -> None:
    assert keeper.get(address("announce", tivat.pk)).status_code == 302
    town = ParticipantFactory(name="Kotor", ordinal=12)
    assert says("A draft announcement in English and French", page(keeper, "announce", town.pk))
    assert "Kotor is the 12th participant" in told(keeper, keeper.post(address("announce", town.pk)))
    assert keeper.get(address("announce", town.pk)).status_code == 302
    keeper.post(address("announce", town.pk))
    assert ArticlePage.objects.count() == 2


def test_undo_says_what_is_deleted(keeper: Client, announcement: Announcement, tivat: Participant) -> None:
    article = announcement.articles[0]
    article.title = "Welcome, Tivat"
    article.save_revision()
    content = page(keeper, "undo-admission", tivat.pk)
    for sentence in (
        "Article “Welcome, Tivat” (English) will be deleted. Somebody has edited it since.",
        "Article “Tivat est le 127e participant” (French) will be deleted.",
        "Participant profile “Tivat” (English) will be deleted.",
    ):
        assert says(sentence, content)


def test_undo_takes_all_of_it_back(keeper: Client, announcement: Announcement, tivat: Participant) -> None:
    content = told(keeper, keeper.post(address("undo-admission", tivat.pk), {"note": "Too early."}))
    assert says("The drafts of its announcement are deleted.", content)
    assert not ArticlePage.objects.exists()
    tivat.refresh_from_db()
    assert tivat.status == Status.CANDIDATE
    assert (
        "Deleted with the announcement"
        in keeper.get(f"/admin/participants/participant/history/{tivat.pk}/").content.decode()
    )


def test_undo_is_not_offered_after_the_release(
    keeper: Client, announcement: Announcement, tivat: Participant
) -> None:
    release(participant=tivat, by=None)
    assert keeper.post(address("undo-admission", tivat.pk), {"note": ""}).status_code == 302
    assert ArticlePage.objects.count() == 2


@pytest.mark.parametrize("act", ["announce", "admit-and-announce", "undo-admission"])
@pytest.mark.parametrize("role", ["Editors", "Communications"])
def test_other_roles_are_refused(act: str, role: str, tivat: Participant, client: Client) -> None:
    client.force_login(member("somebody", role))
    response = client.post(address(act, tivat.pk), {"number": 127, "effective_on": "2015-04-21"})
    assert response.status_code in {302, 403}
    tivat.refresh_from_db()
    assert tivat.status == Status.CANDIDATE


def test_the_list_asks_once_whose_accession_is_announced(keeper: Client, tivat: Participant) -> None:
    def cost() -> int:
        keeper.get("/admin/participants/participant/")
        with CaptureQueriesContext(connection) as captured:
            assert keeper.get("/admin/participants/participant/").status_code == 200
        return len(captured)

    few = cost()
    for _ in range(10):
        ParticipantFactory()
    assert cost() == few


class TestChooser:
    @pytest.fixture
    def editing(self, client: Client, editor: User) -> Client:
        client.force_login(editor)
        return client

    def choose(self, client: Client, **query: Any) -> str:
        return client.get(reverse("accession_chooser:choose"), query).json()["html"]

    def test_lists_accessions_with_number_name_and_day(
        self, editing: Client, announcement: Announcement
    ) -> None:
        html = self.choose(editing)
        assert ">127<" in html.replace(" ", "").replace("\n", "")
        assert "Tivat" in html
        assert "Zagreb" in html

    def test_finds_by_name_and_number(self, editing: Client, announcement: Announcement) -> None:
        for words in ("zag", "126"):
            response = editing.get(reverse("accession_chooser:choose_results"), {"q": words})
            assert "Zagreb" in response.content.decode()
            assert "Tivat" not in response.content.decode()

    def test_bad_input_is_no_error(self, editing: Client, announcement: Announcement) -> None:
        results = reverse("accession_chooser:choose_results")
        assert editing.get(results, {"q": "a\0b"}).status_code == 200
        assert "Tivat" not in editing.get(results, {"q": "9" * 30}).content.decode()

    def test_the_editor_shows_number_name_and_day(self, editing: Client, announcement: Announcement) -> None:
        article = announcement.articles[0]
        content = editing.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
        assert "127 · Tivat · 21 April 2015" in content
