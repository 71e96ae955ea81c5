"""Correcting an entry of the record."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from participants import services
from participants.models import Participant, RegistryEntry
from tests.factories import ParticipantFactory
from tests.participants.registrar.pages import address, errors, last_entry, page, says, send, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def accession(tivat: Participant) -> RegistryEntry:
    return tivat.entries.get(kind="accession")


def correct(client: Client, entry: RegistryEntry, **fields: Any) -> Any:
    newest = entry.participant.entries.latest("pk").pk
    return send(
        client,
        "correct",
        entry.pk,
        **({"name": "Tivat", "note": "As the minutes say", "newest": newest} | fields),
    )


def test_page_says_what_will_happen_and_shows_what_the_entry_says(
    registrar: Client, accession: RegistryEntry
) -> None:
    content = page(registrar, "correct", accession.pk)
    assert "The entry “Accession” of Tivat will count as if it had said from the start" in content
    assert "Everybody will see it at once. Numbers are never corrected." in content
    assert 'value="2015-04-21"' in content
    assert 'value="Tivat"' in content


def test_corrects_day_and_name_and_keeps_the_entry(
    registrar: Client, tivat: Participant, accession: RegistryEntry
) -> None:
    content = told(registrar, correct(registrar, accession, name="Opština Tivat"))
    assert "The entry “Accession” of Opština Tivat is corrected." in content
    assert (last_entry(tivat).kind, last_entry(tivat).corrects) == ("correction", accession)
    assert (tivat.name, tivat.joined_on, tivat.ordinal) == ("Opština Tivat", date(2015, 5, 20), 127)
    accession.refresh_from_db()
    assert (accession.name, accession.effective_on) == ("Tivat", date(2015, 4, 21))


def test_merger_is_corrected_to_another_successor(registrar: Client, tivat: Participant) -> None:
    attica, crete = ParticipantFactory(name="Attica"), ParticipantFactory(name="Crete")
    entry = services.merge(participant=tivat, into=attica, effective_on=date(2015, 5, 20), by=None)
    assert correct(registrar, entry, successor=crete.pk).status_code == 302
    tivat.refresh_from_db()
    assert tivat.successor == crete


def test_entry_without_a_name_is_not_asked_for_one(registrar: Client, tivat: Participant) -> None:
    entry = services.withdraw(participant=tivat, effective_on=date(2015, 5, 1), by=None)
    content = page(registrar, "correct", entry.pk)
    assert 'name="name"' not in content
    assert 'name="successor"' not in content
    assert correct(registrar, entry, name="Kotor").status_code == 302
    tivat.refresh_from_db()
    assert tivat.name == "Tivat"


def test_reason_is_asked_for(registrar: Client, accession: RegistryEntry) -> None:
    assert list(errors(correct(registrar, accession, note=" "))) == ["note"]


def test_correction_that_changes_nothing_is_refused(registrar: Client, accession: RegistryEntry) -> None:
    response = correct(registrar, accession, effective_on="2015-04-21")
    assert says("Nothing would change", response.content.decode())


def test_correction_of_what_has_changed_meanwhile_is_refused(
    registrar: Client, tivat: Participant, accession: RegistryEntry
) -> None:
    stale = last_entry(tivat).pk
    services.correct(entry=accession, name="Opština Tivat", note="Its full name", by=None)
    response = correct(registrar, accession, newest=stale)
    assert says("the record has got another entry meanwhile", response.content.decode())
    tivat.refresh_from_db()
    assert (tivat.name, tivat.joined_on) == ("Opština Tivat", date(2015, 4, 21))


@pytest.mark.parametrize("newest", ["", "abc", "9" * 40, "-1"])
def test_form_that_does_not_come_back_whole_is_refused(
    registrar: Client, tivat: Participant, accession: RegistryEntry, newest: str
) -> None:
    assert errors(correct(registrar, accession, newest=newest))
    assert last_entry(tivat).kind == "release"


def test_void_entry_and_correction_are_not_corrected(registrar: Client, accession: RegistryEntry) -> None:
    admitted = ParticipantFactory(status="admitted")
    void = services.void(participant=admitted, by=None)
    correction = services.correct(entry=accession, name="Opština Tivat", note="Its full name", by=None)
    for entry in (void, void.corrects, correction):
        response = registrar.get(address("correct", entry.pk))
        assert response["Location"] == address("inspect", entry.participant_id)
        assert "void, or speaks of another entry" in told(registrar, response)
