"""Giving the next number on a page that says so, making it public, undoing it before that."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from participants import services
from participants.models import Participant, RegistryEntry
from participants.registrar.forms import AdmissionForm
from tests.factories import DocumentFactory, ParticipantFactory
from tests.participants.registrar.pages import address, errors, last_entry, page, says, send, told

pytestmark = pytest.mark.django_db


class TestAdmit:
    def test_page_says_what_will_happen(self, registrar: Client, candidate: Participant) -> None:
        content = page(registrar, "admit", candidate.pk)
        assert "Tivat will be the 128th participant." in content
        assert "Nobody outside sees it until it is released" in content

    def test_page_in_french_says_the_number_in_french(
        self, registrar: Client, keeper: User, candidate: Participant
    ) -> None:
        UserProfile.objects.create(user=keeper, preferred_language="fr")
        assert "128e" in page(registrar, "admit", candidate.pk)

    def test_day_is_today_unless_another_is_given(self, registrar: Client, candidate: Participant) -> None:
        assert f'value="{timezone.localdate()}"' in page(registrar, "admit", candidate.pk)

    def test_gives_the_number_and_records_who_when_why_and_on_what(
        self, registrar: Client, keeper: User, candidate: Participant
    ) -> None:
        decision = DocumentFactory(title="Decision of the council")
        response = send(registrar, "admit", candidate.pk, note="Decided in May", evidence=str(decision.pk))
        assert "Tivat is the 128th participant. Nobody outside sees it" in told(registrar, response)
        entry = last_entry(candidate)
        assert (candidate.ordinal, candidate.status, entry.kind) == (128, "admitted", "accession")
        assert (entry.recorded_by, entry.note, entry.evidence) == (keeper, "Decided in May", decision)
        assert entry.effective_on.isoformat() == "2015-05-20"

    def test_number_that_moved_on_shows_the_page_again_with_the_new_one(
        self, registrar: Client, candidate: Participant
    ) -> None:
        page(registrar, "admit", candidate.pk)
        services.admit(
            participant=ParticipantFactory(name="Kotor", status="candidate"),
            effective_on=timezone.localdate(),
            by=None,
        )
        response = send(registrar, "admit", candidate.pk, number="128", note="Kept")
        (sentence,) = errors(response)["number"]
        assert "128 is no longer the next one" in sentence
        content = response.content.decode()
        assert "Tivat will be the 129th participant." in content
        assert says(sentence, content)
        assert '<input type="hidden" name="number" value="129">' in content
        assert ">Kept</textarea>" in content.replace("\n", "")
        candidate.refresh_from_db()
        assert candidate.status == "candidate"
        assert send(registrar, "admit", candidate.pk, number="129").status_code == 302

    def test_admission_refused_for_its_number_takes_none(
        self, registrar: Client, candidate: Participant
    ) -> None:
        send(registrar, "admit", candidate.pk, number="500")
        send(registrar, "admit", candidate.pk)
        candidate.refresh_from_db()
        assert candidate.ordinal == 128

    def test_second_of_two_who_admit_the_same_is_told_what_happened(
        self, registrar: Client, candidate: Participant
    ) -> None:
        send(registrar, "admit", candidate.pk)
        content = told(registrar, send(registrar, "admit", candidate.pk))
        assert "Nothing was done: Tivat is “Admitted, not yet public” now." in content
        assert candidate.entries.count() == 1

    def test_second_of_two_at_the_same_moment_is_told_what_happened(
        self, registrar: Client, candidate: Participant, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clean = AdmissionForm.clean

        def admit_meanwhile(form: AdmissionForm) -> Any:
            same = Participant.objects.get(pk=candidate.pk)
            services.admit(participant=same, effective_on=timezone.localdate(), by=None)
            return clean(form)

        monkeypatch.setattr(AdmissionForm, "clean", admit_meanwhile)
        content = told(registrar, send(registrar, "admit", candidate.pk))
        assert "Nothing was done: Tivat is “Admitted, not yet public” now." in content
        assert candidate.entries.count() == 1

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"effective_on": ""}, "effective_on"),
            ({"effective_on": "2015-02-30"}, "effective_on"),
            ({"effective_on": "9999-12-31"}, "effective_on"),
            ({"effective_on": "2015-05-20\0"}, "effective_on"),
            ({"effective_on": "9" * 5000}, "effective_on"),
            ({"evidence": "999999"}, "evidence"),
            ({"evidence": "abc"}, "evidence"),
            ({"evidence": "9" * 40}, "evidence"),
            ({"evidence": "1\0"}, "evidence"),
            ({"note": "Why\0"}, "note"),
            ({"note": "x" * 2001}, "note"),
            ({"number": ""}, "number"),
            ({"number": "abc"}, "number"),
            ({"number": "1" + "0" * 30}, "number"),
            ({"number": "9" * 5000}, "number"),
            ({"number": "-1"}, "number"),
        ],
    )
    def test_bad_input_is_an_error_beside_its_field_and_changes_nothing(
        self, registrar: Client, candidate: Participant, change: dict[str, str], field: str
    ) -> None:
        before = RegistryEntry.objects.count()
        response = send(registrar, "admit", candidate.pk, **change)
        assert list(errors(response)) == [field]
        assert says(errors(response)[field][0], response.content.decode())
        assert RegistryEntry.objects.count() == before

    @pytest.mark.parametrize("pk", ["abc", "0", "999999", "9" * 18, "9" * 30, "-1"])
    @pytest.mark.parametrize("act", ["admit", "release", "merge", "correct"])
    def test_what_does_not_exist_is_not_found(self, registrar: Client, act: str, pk: Any) -> None:
        assert registrar.get(address(act, pk)).status_code == 404


class TestRelease:
    def test_page_says_what_will_happen(self, registrar: Client, admitted: Participant) -> None:
        content = page(registrar, "release", admitted.pk)
        assert "Everybody will see Kotor as the 128th participant, from now on." in content
        assert "The alliance will count 2 participants." in content
        assert "This cannot be undone" in content

    def test_makes_it_public(self, registrar: Client, admitted: Participant) -> None:
        content = told(registrar, send(registrar, "release", admitted.pk, note="Announced by letter"))
        assert "Kotor is public as the 128th participant." in content
        assert (last_entry(admitted).kind, last_entry(admitted).note) == ("release", "Announced by letter")
        assert admitted.is_public

    def test_candidate_has_nothing_to_release(self, registrar: Client, candidate: Participant) -> None:
        assert "Nothing was done" in told(registrar, send(registrar, "release", candidate.pk))


class TestUndoing:
    def test_page_says_what_becomes_of_the_number(self, registrar: Client, admitted: Participant) -> None:
        content = page(registrar, "undo-admission", admitted.pk)
        assert "Kotor will be a candidate again." in content
        assert "It loses the number 128, which the next admission gets." in content

    def test_page_does_not_promise_a_number_that_another_comes_before(
        self, registrar: Client, admitted: Participant
    ) -> None:
        later = ParticipantFactory(status="admitted")
        services.void(participant=admitted, by=None)
        content = page(registrar, "undo-admission", later.pk)
        assert "It loses the number 129, which is free for another admission." in content

    def test_gives_the_number_back(
        self, registrar: Client, admitted: Participant, candidate: Participant
    ) -> None:
        content = told(registrar, send(registrar, "undo-admission", admitted.pk))
        assert "Kotor is a candidate again, and number 128 is free." in content
        assert last_entry(admitted).kind == "void"
        assert "Tivat will be the 128th participant." in page(registrar, "admit", candidate.pk)

    def test_what_is_public_cannot_be_undone(self, registrar: Client, tivat: Participant) -> None:
        assert "Nothing was done" in told(registrar, send(registrar, "undo-admission", tivat.pk))
        tivat.refresh_from_db()
        assert (tivat.ordinal, tivat.status) == (127, "participant")
