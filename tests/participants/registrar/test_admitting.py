"""Giving the next number, on a page that says so."""

from typing import Any

import pytest
from django.test import Client

from participants.models import Participant
from tests import admin
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db

REGISTRY = "/admin/participants/participant"


@pytest.fixture
def registrar(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


@pytest.fixture
def tivat() -> Participant:
    ParticipantFactory(ordinal=127)
    return ParticipantFactory(name="Tivat", status="candidate")


def admit(client: Client, participant: Participant, **fields: Any) -> Any:
    given = {"effective_on": "2015-05-20", "number": "128"} | fields
    return client.post(f"{REGISTRY}/admit/{participant.pk}/", given)


def test_page_says_what_will_happen(registrar: Client, tivat: Participant) -> None:
    page = registrar.get(f"{REGISTRY}/admit/{tivat.pk}/").content.decode()
    assert "Tivat will be the 128th participant." in page
    assert "Nobody outside sees it until it is released" in page


def test_admits(registrar: Client, tivat: Participant) -> None:
    response = admit(registrar, tivat, note="Decided in May")
    assert response.status_code == 302
    tivat.refresh_from_db()
    assert (tivat.ordinal, tivat.status) == (128, "admitted")
