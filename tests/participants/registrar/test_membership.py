"""Withdraw, readmit, rename and merge: what their pages say, do and refuse."""

import pytest
from django.test import Client

from participants import services
from participants.models import Participant, RegistryEntry
from tests.factories import ParticipantFactory
from tests.participants.registrar.pages import DAY, errors, last_entry, page, says, send, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawn(db: None) -> Participant:
    return ParticipantFactory(name="Mersin", country="TR", ordinal=120, status="withdrawn")


class TestWithdraw:
    def test_page_says_what_will_happen(self, registrar: Client, tivat: Participant) -> None:
        content = page(registrar, "withdraw", tivat.pk)
        assert "Tivat will be shown as withdrawn from the day you give." in content
        assert "It keeps the number 127 for ever" in content
        assert "The alliance will count 0 participants." in content

    def test_records_it_and_keeps_the_number(self, registrar: Client, tivat: Participant) -> None:
        content = told(registrar, send(registrar, "withdraw", tivat.pk))
        assert "Tivat has withdrawn on 20 May 2015." in content
        assert (last_entry(tivat).kind, tivat.status, tivat.ordinal) == ("withdrawal", "withdrawn", 127)

    def test_day_before_the_accession_is_refused_beside_the_day(
        self, registrar: Client, tivat: Participant
    ) -> None:
        response = send(registrar, "withdraw", tivat.pk, effective_on="2014-01-01")
        (sentence,) = errors(response)["effective_on"]
        assert "On 1 January 2014 a withdrawal is not possible" in sentence
        assert says(sentence, response.content.decode())
        tivat.refresh_from_db()
        assert tivat.status == "participant"


class TestReadmit:
    def test_page_says_what_will_happen(self, registrar: Client, withdrawn: Participant) -> None:
        content = page(registrar, "readmit", withdrawn.pk)
        assert "it is the 120th participant, as it was." in content
        assert "The alliance will count 1 participant, and everybody will see it at once." in content

    def test_gives_the_old_number_back(self, registrar: Client, withdrawn: Participant) -> None:
        content = told(registrar, send(registrar, "readmit", withdrawn.pk))
        assert "Mersin is the 120th participant again." in content
        assert (last_entry(withdrawn).kind, withdrawn.status, withdrawn.ordinal) == (
            "readmission",
            "participant",
            120,
        )


class TestRename:
    def test_page_says_what_will_happen(self, registrar: Client, tivat: Participant) -> None:
        content = page(registrar, "rename", tivat.pk)
        assert "Tivat will have the new name from the day you give" in content
        assert "The record keeps the name it had until then. Its number, 127, stays." in content

    def test_gives_the_new_name(self, registrar: Client, tivat: Participant) -> None:
        content = told(registrar, send(registrar, "rename", tivat.pk, name=" Opština Tivat "))
        assert "Tivat is called Opština Tivat now." in content
        assert (last_entry(tivat).kind, tivat.name) == ("rename", "Opština Tivat")

    @pytest.mark.parametrize("name", ["", "   ", "Tivat", "x" * 201, "Ti\0vat"])
    def test_what_is_no_new_name_is_refused_beside_it(
        self, registrar: Client, tivat: Participant, name: str
    ) -> None:
        response = send(registrar, "rename", tivat.pk, name=name)
        assert list(errors(response)) == ["name"]
        assert says(errors(response)["name"][0], response.content.decode())
        assert last_entry(tivat).kind == "release"


class TestMerge:
    @pytest.fixture
    def attica(self, db: None) -> Participant:
        return ParticipantFactory(name="Attica", country="GR", ordinal=3)

    def test_page_says_what_will_happen(
        self, registrar: Client, tivat: Participant, attica: Participant
    ) -> None:
        content = page(registrar, "merge", tivat.pk)
        assert "Tivat will be shown as merged into the one you choose" in content
        assert "The alliance will count 1 participant." in content

    def test_points_to_the_successor(
        self, registrar: Client, tivat: Participant, attica: Participant
    ) -> None:
        content = told(registrar, send(registrar, "merge", tivat.pk, into=attica.pk))
        assert "Tivat has merged into Attica." in content
        assert (last_entry(tivat).kind, tivat.status, tivat.successor) == ("merger", "merged", attica)

    def test_neither_into_itself_nor_into_nobody(
        self, registrar: Client, tivat: Participant, withdrawn: Participant
    ) -> None:
        for into in (tivat.pk, withdrawn.pk, "", "abc", "999999", "9" * 40, "1\0"):
            response = send(registrar, "merge", tivat.pk, into=into)
            assert list(errors(response)) == ["into"]
        assert RegistryEntry.objects.filter(kind="merger").count() == 0


def test_act_that_is_not_possible_says_so_and_leads_to_the_record(
    registrar: Client, tivat: Participant
) -> None:
    services.withdraw(participant=tivat, effective_on=last_entry(tivat).effective_on, by=None)
    for act in ("admit", "release", "undo-admission", "withdraw", "merge"):
        response = registrar.get(f"/admin/participants/participant/{act}/{tivat.pk}/")
        assert response["Location"] == f"/admin/participants/participant/inspect/{tivat.pk}/"
        assert "Nothing was done: Tivat is “Withdrawn” now." in told(registrar, response)


def test_script_in_a_name_is_text(registrar: Client) -> None:
    participant = ParticipantFactory(name="<script>alert(1)</script>")
    response = send(registrar, "withdraw", participant.pk, effective_on=DAY, note="<script>alert(2)</script>")
    for content in (page(registrar, "rename", participant.pk), told(registrar, response)):
        assert "<script>alert(" not in content
