"""The registry in the admin: forms, inspection, deletion, rights."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.forms import ModelForm
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from newsroom.models import NewsIndexPage, RelatedParticipant
from participants import services
from participants.models import Participant, ParticipantIndexPage, ParticipantPage
from participants.record.standing import Standing
from tests import admin
from tests.factories import ArticlePageFactory, ParticipantFactory, ParticipantPageFactory

pytestmark = pytest.mark.django_db

INDEX = "/admin/participants/participant/"
CREATE = f"{INDEX}create/"

VALID = {"name": "Tivat", "kind": "city", "country": "ME"}
# What the form would send if it asked for what the record says.
RECORDED = {"status": "participant", "ordinal": "127", "joined_on": "2015-05-20", "successor": "1"}


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


def field_errors(response: Any) -> dict[str, list[str]]:
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}


def edit(participant: Participant) -> str:
    return f"{INDEX}edit/{participant.pk}/"


class TestForm:
    def test_makes_a_candidate_and_leads_to_its_acts(self, root: Client) -> None:
        response = root.post(CREATE, VALID, follow=True)
        participant = Participant.objects.get()
        assert (participant.name, participant.status) == ("Tivat", "candidate")
        content = response.content.decode()
        assert "Tivat is a candidate now. Admit it to give it a number" in content
        assert f"{INDEX}admit/{participant.pk}/" in content

    def test_what_follows_from_the_record_is_not_taken_from_the_form(self, root: Client) -> None:
        root.post(CREATE, VALID | RECORDED)
        participant = Participant.objects.get()
        assert participant.standing == Standing(name="Tivat")
        root.post(edit(participant), VALID | RECORDED)
        participant.refresh_from_db()
        assert participant.standing == Standing(name="Tivat")

    def test_shows_the_saved_values_again(self, root: Client) -> None:
        participant = ParticipantFactory(website="https://tivat.example/")
        assert b'value="https://tivat.example/"' in root.get(edit(participant)).content

    def test_edit_changes_the_facts(self, root: Client) -> None:
        participant = ParticipantFactory(name="Tivat", ordinal=127)
        root.post(edit(participant), VALID | {"kind": "region", "population": "14031"})
        participant.refresh_from_db()
        assert (participant.kind, participant.population, participant.ordinal) == ("region", 14_031, 127)

    def test_name_of_a_candidate_can_be_typed(self, root: Client) -> None:
        participant = ParticipantFactory(name="Tivat", status="candidate")
        root.post(edit(participant), VALID | {"name": "Kotor"})
        participant.refresh_from_db()
        assert participant.name == "Kotor"

    @pytest.mark.parametrize("status", ["admitted", "participant", "withdrawn"])
    def test_name_of_a_numbered_one_is_shown_and_not_taken(self, root: Client, status: str) -> None:
        participant = ParticipantFactory(name="Tivat", status=status)
        page = root.get(edit(participant)).content.decode()
        assert 'name="name"' not in page
        assert "“Rename” gives it a new one." in page
        assert root.post(edit(participant), VALID | {"name": "Kotor"}).status_code == 302
        participant.refresh_from_db()
        assert participant.name == "Tivat"

    def test_number_day_and_status_are_shown_with_the_act_that_changes_them(self, root: Client) -> None:
        page = root.get(edit(ParticipantFactory(ordinal=127, joined_on=date(2015, 5, 20)))).content.decode()
        for text in ("127", "20 May 2015", "Given by “Admit”, once.", "correct the accession in the record"):
            assert text in page
        for name in ("ordinal", "joined_on", "status", "successor"):
            assert f'name="{name}"' not in page

    def test_form_of_what_was_admitted_meanwhile_changes_nothing_of_the_record(
        self, root: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        participant = ParticipantFactory(name="Tivat", status="candidate")
        # Between the reading of the row and its saving, as by another process.
        clean = ModelForm.clean

        def admit_meanwhile(form: Any) -> Any:
            same = Participant.objects.get(pk=participant.pk)
            services.admit(participant=same, effective_on=date(2015, 5, 20), by=None)
            return clean(form)

        monkeypatch.setattr(ModelForm, "clean", admit_meanwhile)
        response = root.post(edit(participant), VALID | {"name": "Kotor"})
        assert field_errors(response) == {
            "__all__": ["Its record has got another entry meanwhile. Open this page again first."]
        }
        participant.refresh_from_db()
        assert (participant.name, participant.status) == ("Tivat", "admitted")

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"name": ""}, "name"),
            ({"name": "x" * 10_000}, "name"),
            ({"name": "Ti\0vat"}, "name"),
            ({"country": "XX"}, "country"),
            ({"country": ""}, "country"),
            ({"kind": "village"}, "kind"),
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

    def test_year_one_is_a_date_the_list_can_show(self, root: Client) -> None:
        ParticipantFactory(joined_on=date(1, 1, 1))
        assert root.get(INDEX).status_code == 200
        assert root.get(INDEX, {"joined": "1"}).status_code == 200

    @pytest.mark.parametrize("pk", ["abc", "0", "999999", "9" * 18, "9" * 30, "-1"])
    @pytest.mark.parametrize("view", ["edit", "inspect", "delete", "history"])
    def test_unknown_participant_is_not_found(self, root: Client, view: str, pk: str) -> None:
        assert root.get(f"{INDEX}{view}/{pk}/").status_code == 404

    def test_history_tells_who_did_what(self, root: Client) -> None:
        root.post(CREATE, VALID)
        participant = Participant.objects.get()
        services.admit(participant=participant, effective_on=date(2015, 5, 20), by=User.objects.get())
        page = root.get(f"{INDEX}history/{participant.pk}/").content
        assert b"Created" in page
        assert b"Accession of number 1, effective on 20 May 2015: Tivat" in page
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

    def test_candidate_can_be_deleted(self, root: Client) -> None:
        assert self.delete(root, ParticipantFactory(status="candidate")).status_code == 302
        assert not Participant.objects.exists()

    def test_deletion_is_recorded(self, root: Client) -> None:
        participant = ParticipantFactory(status="candidate")
        self.delete(root, participant)
        entry = ModelLogEntry.objects.get(action="wagtail.delete")
        assert (entry.object_id, entry.user.username) == (str(participant.pk), "root")

    @pytest.mark.parametrize("view", ["inspect", "edit"])
    @pytest.mark.parametrize(("status", "is_offered"), [("candidate", True), ("participant", False)])
    def test_is_offered_where_it_is_possible(
        self, root: Client, view: str, status: str, is_offered: bool
    ) -> None:
        participant = ParticipantFactory(status=status)
        page = root.get(f"{INDEX}{view}/{participant.pk}/").content.decode()
        assert (f"{INDEX}delete/{participant.pk}/" in page) is is_offered

    def test_is_not_offered_in_the_list(self, root: Client) -> None:
        participant = ParticipantFactory()
        page = root.get(INDEX).content.decode()
        assert f"{INDEX}edit/{participant.pk}/" in page
        assert f"{INDEX}delete/{participant.pk}/" not in page

    def test_participant_with_a_profile_is_kept_and_the_profile_named(
        self, root: Client, registry: ParticipantIndexPage
    ) -> None:
        profile = profile_of_a_candidate(registry)
        response = self.delete(root, profile.participant)
        assert response.status_code == 409
        assert reverse("wagtailadmin_pages:edit", args=[profile.pk]).encode() in response.content
        assert Participant.objects.filter(pk=profile.participant.pk).exists()

    def test_participant_in_an_article_is_kept_and_the_article_named(
        self, root: Client, news_index: NewsIndexPage
    ) -> None:
        article = ArticlePageFactory(parent=news_index, title="Tivat joins")
        participant = ParticipantFactory(status="candidate")
        article.related_participants.add(RelatedParticipant(participant=participant))
        article.save()
        response = self.delete(root, participant)
        assert response.status_code == 409
        assert b"Article: <a" in response.content
        assert b"Tivat joins" in response.content

    @pytest.mark.parametrize("status", ["admitted", "participant", "withdrawn"])
    def test_participant_with_a_record_is_kept_and_told_why(self, root: Client, status: str) -> None:
        participant = ParticipantFactory(status=status)
        asked = root.get(f"{INDEX}delete/{participant.pk}/").content
        assert b"Yes, delete" not in asked
        response = self.delete(root, participant)
        assert response.status_code == 409
        assert b"a record is never deleted" in response.content
        assert Participant.objects.filter(pk=participant.pk).exists()
        assert not ModelLogEntry.objects.filter(action="wagtail.delete").exists()

    def test_candidate_whose_admission_was_undone_is_kept(self, root: Client) -> None:
        participant = ParticipantFactory(status="admitted")
        services.void(participant=participant, by=None)
        assert self.delete(root, participant).status_code == 409

    def test_refusal_is_said_before_asking(self, root: Client, registry: ParticipantIndexPage) -> None:
        profile = profile_of_a_candidate(registry)
        page = root.get(f"{INDEX}delete/{profile.participant.pk}/").content
        assert b"cannot be deleted" in page
        assert b"Yes, delete" not in page


def profile_of_a_candidate(registry: ParticipantIndexPage) -> ParticipantPage:
    return ParticipantPageFactory(parent=registry, participant=ParticipantFactory(status="candidate"))


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
