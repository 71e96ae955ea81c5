"""The record of a participant in the admin: read-only, with who, when, why and on what evidence."""

from datetime import date
from typing import Any

import pytest
from bs4 import Tag
from django.contrib.auth.models import User
from django.test import Client

from participants import services
from participants.models import Participant
from tests import admin
from tests.factories import DocumentFactory, ParticipantFactory
from tests.html import read, words
from tests.participants.registrar.pages import address

pytestmark = pytest.mark.django_db

DAY = date(2015, 5, 20)


def rows(client: Client, participant: Participant) -> list[Tag]:
    return list(read(client, address("inspect", participant.pk)).select(".record tbody tr"))


def test_tells_what_who_when_why_and_on_what_evidence(
    registrar: Client, keeper: User, candidate: Participant
) -> None:
    decision = DocumentFactory(title="Decision of the council")
    services.admit(
        participant=candidate, effective_on=DAY, by=keeper, evidence=decision, note="Decided in May"
    )
    (row,) = rows(registrar, candidate)
    text = words(row)
    for part in ("Accession", "20 May 2015", "Number 128", "Tivat", "keeper", "Decided in May"):
        assert part in text
    assert row.select_one(f'a[href="{decision.url}"]').text == "Decision of the council"
    assert row.select_one("td + td + td time")["datetime"].startswith(
        candidate.entries.get().recorded_at.strftime("%Y-%m-%d")
    )


def test_what_no_person_recorded_says_so(registrar: Client, tivat: Participant) -> None:
    assert "The operator, at a command line" in words(rows(registrar, tivat)[0])


def test_candidate_has_no_record_yet(registrar: Client, candidate: Participant) -> None:
    assert "Nothing is recorded yet" in registrar.get(address("inspect", candidate.pk)).content.decode()


def test_correction_stands_under_what_it_corrects(registrar: Client, tivat: Participant) -> None:
    accession = tivat.entries.get(kind="accession")
    services.withdraw(participant=tivat, effective_on=DAY, by=None)
    services.correct(entry=accession, name="Opština Tivat", note="As the minutes say", by=None)
    first, second, *others = rows(registrar, tivat)
    assert "Accession Corrected" in words(first)
    assert "Correction" in words(second)
    assert "As the minutes say" in words(second)
    assert second["class"] == ["record-later"]
    assert [words(row.th).split()[0] for row in others] == ["Release", "Withdrawal"]


def test_void_entry_is_marked_with_what_made_it_so_under_it(registrar: Client, admitted: Participant) -> None:
    services.void(participant=admitted, by=None, note="Signed too early")
    accession, void = rows(registrar, admitted)
    assert accession["class"] == ["record-void"]
    assert "Accession Void" in words(accession)
    assert "Void" in words(void)
    assert "Signed too early" in words(void)


def test_merger_names_its_successor(registrar: Client, tivat: Participant) -> None:
    services.merge(participant=tivat, into=ParticipantFactory(name="Attica"), effective_on=DAY, by=None)
    assert "Merged into Attica" in words(rows(registrar, tivat)[-1])
    assert "Successor" in registrar.get(address("inspect", tivat.pk)).content.decode()


def test_what_counts_can_be_corrected_from_here(registrar: Client, tivat: Participant) -> None:
    accession = tivat.entries.get(kind="accession")
    link = rows(registrar, tivat)[0].select_one("th a")
    assert link["href"] == address("correct", accession.pk)
    assert "Correct the entry “Accession” of 21 April 2015" in words(link)


def test_what_is_void_cannot(registrar: Client, admitted: Participant) -> None:
    services.void(participant=admitted, by=None)
    assert not [row for row in rows(registrar, admitted) if row.select_one("th a")]


def test_reader_of_the_registry_sees_the_record_and_cannot_correct_it(
    client: Client, tivat: Participant
) -> None:
    client.force_login(admin.staff("participants.view_participant"))
    found = rows(client, tivat)
    assert len(found) == 2
    assert not [row for row in found if row.select_one("th a")]


def test_script_in_the_record_is_text(registrar: Client, tivat: Participant) -> None:
    services.rename(
        participant=tivat, name="<b>Tivat</b>", effective_on=DAY, by=None, note="<script>alert(1)</script>"
    )
    content = registrar.get(address("inspect", tivat.pk)).content.decode()
    assert "<script>alert(1)" not in content
    assert "<b>Tivat" not in content


def test_long_record_costs_no_more_queries(
    registrar: Client, tivat: Participant, django_assert_max_num_queries: Any
) -> None:
    registrar.get(address("inspect", tivat.pk))
    with django_assert_max_num_queries(100) as few:
        registrar.get(address("inspect", tivat.pk))
    decision = DocumentFactory()
    for turn in range(10):
        services.rename(participant=tivat, name=f"Tivat {turn}", effective_on=DAY, by=None, evidence=decision)
    with django_assert_max_num_queries(len(few)):
        registrar.get(address("inspect", tivat.pk))
