"""A document that the record rests on is kept."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from cms.media.models import SiteDocument
from participants import services
from participants.models import Participant
from tests import admin
from tests.factories import DocumentFactory
from tests.participants.registrar.pages import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(candidate: Participant, django_capture_on_commit_callbacks: Any) -> SiteDocument:
    document = DocumentFactory(title="Decision of the council")
    with django_capture_on_commit_callbacks(execute=True):
        services.admit(participant=candidate, effective_on=date(2015, 5, 20), by=None, evidence=document)
    return document


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


def test_evidence_is_not_deleted(root: Client, decision: SiteDocument) -> None:
    response = root.post(f"/admin/documents/delete/{decision.pk}/")
    assert response.status_code == 302
    assert SiteDocument.objects.filter(pk=decision.pk).exists()


def test_evidence_is_not_deleted_among_others(root: Client, decision: SiteDocument) -> None:
    other = DocumentFactory(title="Other")
    url = f"/admin/bulk/media/sitedocument/delete/?id={decision.pk}&id={other.pk}"
    assert root.post(url).status_code < 500
    assert SiteDocument.objects.filter(pk=decision.pk).exists()


def test_page_that_asks_says_what_refers_to_it(
    root: Client,
    decision: SiteDocument,
    candidate: Participant,
) -> None:
    content = root.get(f"/admin/documents/usage/{decision.pk}/?describe_on_delete=1").content.decode()
    assert "Tivat" in content
    assert address("inspect", candidate.pk) in content


def test_document_that_nothing_rests_on_can_be_deleted(root: Client) -> None:
    document = DocumentFactory()
    assert root.post(f"/admin/documents/delete/{document.pk}/").status_code == 302
    assert not SiteDocument.objects.filter(pk=document.pk).exists()
