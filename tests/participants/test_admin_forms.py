"""The registry in the admin: forms, inspection, deletion, rights."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from newsroom.models import NewsIndexPage, RelatedParticipant
from participants.models import Participant, ParticipantIndexPage
from tests import admin
from tests.factories import ArticlePageFactory, ParticipantFactory, ParticipantPageFactory

pytestmark = pytest.mark.django_db

INDEX = "/admin/participants/participant/"
CREATE = f"{INDEX}create/"

VALID = {
    "name": "Tivat",
    "kind": "city",
    "country": "ME",
    "status": "participant",
    "ordinal": "127",
    "joined_on": "2015-05-20",
}


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


def field_errors(response: Any) -> dict[str, list[str]]:
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}


class TestForm:
    def test_saves_a_participant(self, root: Client) -> None:
        assert root.post(CREATE, VALID).status_code == 302
        assert Participant.objects.get().ordinal == 127

    def test_shows_the_saved_values_again(self, root: Client) -> None:
        participant = ParticipantFactory(name="Tivat")
        assert b'value="Tivat"' in root.get(f"{INDEX}edit/{participant.pk}/").content

    def test_edit_changes_the_participant(self, root: Client) -> None:
        participant = ParticipantFactory(**VALID)
        root.post(f"{INDEX}edit/{participant.pk}/", VALID | {"name": "Kotor"})
        participant.refresh_from_db()
        assert participant.name == "Kotor"

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"name": ""}, "name"),
            ({"name": "x" * 10_000}, "name"),
            ({"name": "Ti\0vat"}, "name"),
            ({"country": "XX"}, "country"),
            ({"country": ""}, "country"),
            ({"kind": "village"}, "kind"),
            ({"status": "friend"}, "status"),
            ({"status": "candidate"}, "ordinal"),
            ({"ordinal": ""}, "ordinal"),
            ({"ordinal": "0"}, "ordinal"),
            ({"ordinal": "-1"}, "ordinal"),
            ({"ordinal": str(2**40)}, "ordinal"),
            ({"ordinal": "9" * 5000}, "ordinal"),
            ({"ordinal": "one"}, "ordinal"),
            ({"joined_on": ""}, "joined_on"),
            ({"joined_on": "2015-02-30"}, "joined_on"),
            ({"joined_on": "0000-01-01"}, "joined_on"),
            ({"population": "-5"}, "population"),
            ({"population": str(2**40)}, "population"),
            ({"roma_population_estimate": "many"}, "roma_population_estimate"),
            ({"website": "javascript:alert(1)"}, "website"),
            ({"latitude": "91", "longitude": "0"}, "latitude"),
            ({"latitude": "0", "longitude": "181"}, "longitude"),
            ({"latitude": "NaN", "longitude": "1"}, "latitude"),
            ({"latitude": "42"}, "longitude"),
            ({"coat_of_arms": "999999"}, "coat_of_arms"),
        ],
    )
    def test_error_stands_beside_its_field(self, root: Client, change: dict[str, str], field: str) -> None:
        response = root.post(CREATE, VALID | change)
        assert response.status_code == 200
        assert field in field_errors(response)
        assert not Participant.objects.exists()

    def test_number_that_is_taken_is_refused_at_the_field(self, root: Client) -> None:
        ParticipantFactory(ordinal=127)
        response = root.post(CREATE, VALID)
        assert list(field_errors(response)) == ["ordinal"]

    def test_number_taken_between_check_and_save_is_refused_at_the_field(
        self, root: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ParticipantFactory(ordinal=127)
        monkeypatch.setattr(Participant, "validate_unique", lambda self, exclude=None: None)
        monkeypatch.setattr("django.forms.models.BaseModelForm.validate_unique", lambda self: None)
        response = root.post(CREATE, VALID)
        assert field_errors(response) == {
            "ordinal": ["Another participant has been given this number just now."]
        }

    def test_year_one_is_a_date_the_list_can_show(self, root: Client) -> None:
        root.post(CREATE, VALID | {"joined_on": "0001-01-01"})
        assert root.get(INDEX).status_code == 200
        assert root.get(INDEX, {"joined": "1"}).status_code == 200

    @pytest.mark.parametrize("pk", ["abc", "0", "999999", "9" * 18, "9" * 30, "-1"])
    @pytest.mark.parametrize("view", ["edit", "inspect", "delete", "history"])
    def test_unknown_participant_is_not_found(self, root: Client, view: str, pk: str) -> None:
        assert root.get(f"{INDEX}{view}/{pk}/").status_code == 404

    def test_history_tells_who_did_what(self, root: Client) -> None:
        root.post(CREATE, VALID)
        participant = Participant.objects.get()
        page = root.get(f"{INDEX}history/{participant.pk}/").content
        assert b"Created" in page
        assert b"root" in page


class TestInspect:
    def test_shows_every_field(self, root: Client) -> None:
        participant = ParticipantFactory(
            name="Tivat",
            population=14_031,
            roma_population_estimate=335,
            website="https://tivat.example/",
            latitude="42.43640",
            longitude="18.69390",
        )
        page = root.get(f"{INDEX}inspect/{participant.pk}/").content.decode()
        for text in ("Tivat", "Montenegro", "14,031", "335", "https://tivat.example/", "42.4364", "18.6939"):
            assert text in page

    def test_links_the_profiles_with_language_and_state(
        self, root: Client, registry: ParticipantIndexPage
    ) -> None:
        profile = ParticipantPageFactory(parent=registry)
        page = root.get(f"{INDEX}inspect/{profile.participant.pk}/").content.decode()
        assert reverse("wagtailadmin_pages:edit", args=[profile.pk]) in page
        assert "(English, live)" in page


class TestDeletion:
    def delete(self, root: Client, participant: Participant) -> Any:
        return root.post(f"{INDEX}delete/{participant.pk}/")

    def test_unused_participant_can_be_deleted(self, root: Client) -> None:
        assert self.delete(root, ParticipantFactory()).status_code == 302
        assert not Participant.objects.exists()

    def test_deletion_is_recorded(self, root: Client) -> None:
        participant = ParticipantFactory()
        self.delete(root, participant)
        entry = ModelLogEntry.objects.get(action="wagtail.delete")
        assert (entry.object_id, entry.user.username) == (str(participant.pk), "root")

    def test_is_not_offered_in_the_list(self, root: Client) -> None:
        participant = ParticipantFactory()
        page = root.get(INDEX).content.decode()
        assert f"{INDEX}edit/{participant.pk}/" in page
        assert f"{INDEX}delete/{participant.pk}/" not in page

    def test_participant_with_a_profile_is_kept_and_the_profile_named(
        self, root: Client, registry: ParticipantIndexPage
    ) -> None:
        profile = ParticipantPageFactory(parent=registry)
        response = self.delete(root, profile.participant)
        assert response.status_code == 409
        assert reverse("wagtailadmin_pages:edit", args=[profile.pk]).encode() in response.content
        assert Participant.objects.filter(pk=profile.participant.pk).exists()

    def test_participant_in_an_article_is_kept_and_the_article_named(
        self, root: Client, news_index: NewsIndexPage
    ) -> None:
        article = ArticlePageFactory(parent=news_index, title="Tivat joins")
        participant = ParticipantFactory()
        article.related_participants.add(RelatedParticipant(participant=participant))
        article.save()
        response = self.delete(root, participant)
        assert response.status_code == 409
        assert b"Article: <a" in response.content
        assert b"Tivat joins" in response.content

    def test_refusal_is_said_before_asking(self, root: Client, registry: ParticipantIndexPage) -> None:
        profile = ParticipantPageFactory(parent=registry)
        page = root.get(f"{INDEX}delete/{profile.participant.pk}/").content
        assert b"cannot be deleted" in page
        assert b"Yes, delete" not in page


class TestRights:
    @pytest.mark.parametrize(
        ("permission", "allowed"),
        [
            ("view", {"", "inspect", "history"}),
            ("change", {"", "inspect", "history", "edit"}),
            ("delete", {"", "inspect", "history", "delete"}),
            ("add", {"", "inspect", "history", "create"}),
        ],
    )
    def test_each_permission_opens_its_own_views(
        self, client: Client, permission: str, allowed: set[str]
    ) -> None:
        participant = ParticipantFactory()
        client.force_login(admin.staff(f"participants.{permission}_participant"))
        opened = {
            view
            for view in ("", "create", "inspect", "history", "edit", "delete")
            if client.get(self.address(view, participant)).status_code == 200
        }
        assert opened == allowed

    def test_nothing_opens_without_a_permission(self, client: Client) -> None:
        participant = ParticipantFactory()
        client.force_login(admin.staff())
        for view in ("", "create", "inspect", "history", "edit", "delete"):
            assert client.get(self.address(view, participant)).status_code == 302

    def test_export_needs_the_list(self, client: Client) -> None:
        client.force_login(admin.staff())
        assert client.get(INDEX, {"export": "csv"}).status_code == 302

    def test_visitor_is_sent_to_the_sign_in(self, client: Client) -> None:
        assert client.get(INDEX)["Location"].startswith("/admin/login/")

    def test_permissions_can_be_given_to_groups(self, root: Client) -> None:
        page = root.get("/admin/groups/new/").content.decode()
        assert "participant" in page.lower()

    @staticmethod
    def address(view: str, participant: Participant) -> str:
        if view in {"", "create"}:
            return f"{INDEX}{view}/" if view else INDEX
        return f"{INDEX}{view}/{participant.pk}/"
