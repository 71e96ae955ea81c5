"""The report in the admin."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from participants.models import Participant
from tests import admin
from tests.factories import ParticipantFactory
from tests.html import compact

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/registry/"


@pytest.fixture
def kotor() -> Participant:
    """Number 3: two numbers are missing, and it is not on the map."""
    return ParticipantFactory(name="Kotor", ordinal=3)


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(admin.staff("participants.view_participant"))
    return client


def shown(client: Client, **query: str) -> str:
    response = client.get(REPORT, query)
    assert response.status_code == 200
    return compact(response)


def test_lists_findings_with_the_participant_they_are_about(reader: Client, kotor: Participant) -> None:
    report = shown(reader)
    assert "Nobody has the numbers 1–2." in report
    assert f'<a href="/admin/participants/participant/inspect/{kotor.pk}/">Kotor</a>' in report


def test_is_in_the_menu(reader: Client) -> None:
    assert REPORT in reader.get("/admin/").content.decode()


def test_is_for_who_may_see_the_registry(client: Client) -> None:
    client.force_login(admin.staff())
    assert client.get(REPORT).url == "/admin/"
    assert REPORT not in client.get("/admin/").content.decode()


@pytest.mark.usefixtures("kotor")
def test_filters_by_severity(reader: Client) -> None:
    report = shown(reader, severity="warning")
    assert "Nobody has" in report
    assert "no coordinates" not in report


@pytest.mark.usefixtures("kotor")
@pytest.mark.parametrize("value", ["\0", "x", "9" * 30, "-1"])
@pytest.mark.parametrize("name", ["severity", "ordering", "p", "q"])
def test_bad_parameters_are_left_out(reader: Client, name: str, value: str) -> None:
    assert "Nobody has" in shown(reader, **{name: value})


def test_says_when_nothing_is_wrong(reader: Client) -> None:
    assert "Nobody has" not in shown(reader)


@pytest.mark.usefixtures("kotor")
def test_is_exported(reader: Client) -> None:
    response = reader.get(REPORT, {"export": "csv"})
    rows = list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))
    assert [row["Check"] for row in rows] == ["gap", "no-position"]
    assert rows[1]["Participant"] == "Kotor"


def test_costs_the_same_for_any_number_of_findings(
    reader: Client, django_assert_max_num_queries: Any
) -> None:
    ParticipantFactory(ordinal=1)
    shown(reader)
    with django_assert_max_num_queries(100) as few:
        shown(reader)
    for number in range(2, 22):
        ParticipantFactory(ordinal=number)
    with django_assert_max_num_queries(len(few)):
        shown(reader)
