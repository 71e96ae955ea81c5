"""The checks on a database, healthy and broken; the command and its exit status."""

import json
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from participants.checking.facts import gather
from participants.checking.running import check_registry
from participants.models import Participant
from participants.record import guards
from tests.factories import ParticipantFactory
from tests.participants.importing.tables import TIVAT, imported

pytestmark = pytest.mark.django_db

ACCESSION_INTO_WITHDRAWAL = (
    "UPDATE participants_registryentry SET kind = 'withdrawal', ordinal = NULL, name = ''"
    " WHERE kind = 'accession' AND participant_id = %s"
)
# As the services leave them.
RECORDED = (
    "INSERT INTO participants_registryentry"
    " (participant_id, kind, effective_on, ordinal, name, note, recorded_by_name, recorded_at)"
    " SELECT id, '{kind}', joined_on, {ordinal}, {name}, '', '', CURRENT_TIMESTAMP"
    " FROM participants_participant"
)
ON_MAP = {"latitude": "42.4", "longitude": "18.7"}


@pytest.fixture
def tivat() -> Participant:
    return ParticipantFactory(name="Tivat", ordinal=1, **ON_MAP)


@pytest.fixture
def break_it(tivat: Participant) -> Iterator[Callable[[str], None]]:
    """Do what the triggers are there to prevent; they stand again before the checks run."""

    def execute(statement: str) -> None:
        guards.remove()
        with connection.cursor() as cursor:
            cursor.execute(statement, [tivat.pk] if "%s" in statement else None)
        guards.install()

    yield execute
    guards.install()


def found() -> list[str]:
    return [finding.check for finding in check_registry()]


def run(**options: Any) -> str:
    output = StringIO()
    call_command("check_registry", stdout=output, **options)
    return output.getvalue()


@pytest.mark.usefixtures("tivat")
def test_healthy_registry_has_no_findings() -> None:
    assert found() == []
    assert run() == "Nothing is wrong with the registry.\n"


def test_registry_made_by_the_services_has_no_errors() -> None:
    for status in ("candidate", "admitted", "participant", "withdrawn"):
        ParticipantFactory(
            status=status, **({"ordinal": None, "joined_on": None} if status == "candidate" else {})
        )
    run()


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("UPDATE participants_participant SET ordinal = 2 WHERE id = %s", "field-against-record"),
        ("UPDATE participants_participant SET name = 'Kotor' WHERE id = %s", "field-against-record"),
        (ACCESSION_INTO_WITHDRAWAL, "contradictory-entries"),
        ("UPDATE participants_registrycounter SET highest = 0", "counter-too-low"),
        ("DELETE FROM participants_registrycounter", "counter-too-low"),
    ],
)
def test_broken_row_is_found(break_it: Callable[[str], None], statement: str, check: str) -> None:
    break_it(statement)
    assert check in found()


@pytest.mark.usefixtures("break_it")
def test_missing_triggers_are_found() -> None:
    guards.remove()
    triggers = gather().missing_triggers
    assert len(triggers) == 3
    assert found() == ["missing-trigger"] * 3


def test_nothing_is_mended(break_it: Callable[[str], None], tivat: Participant) -> None:
    break_it("UPDATE participants_participant SET name = 'Kotor' WHERE id = %s")
    check_registry()
    tivat.refresh_from_db()
    assert tivat.name == "Kotor"


def test_errors_are_listed_and_end_with_status_1(break_it: Callable[[str], None]) -> None:
    break_it("UPDATE participants_participant SET name = 'Kotor' WHERE id = %s")
    output = StringIO()
    with pytest.raises(CommandError, match="1 error, 0 warnings") as failed:
        call_command("check_registry", stdout=output)
    assert failed.value.returncode == 1
    assert "Error: field-against-record\n  Kotor: the field “Name” says “Kotor”" in output.getvalue()


def test_warnings_end_with_status_0() -> None:
    ParticipantFactory(ordinal=3, **ON_MAP)
    output = run()
    assert output.startswith("Warning: gap\n  Nobody has the numbers 1–2.\n")
    assert output.endswith("0 errors, 1 warning, 0 pieces of information\n")


def test_what_a_check_finds_without_end_is_counted() -> None:
    imported(*[TIVAT | {"ordinal": str(number), "name": f"Town {number}"} for number in range(1, 24)])
    assert "  … and 3 more\n" in run()


def test_json_has_every_finding_with_what_it_is_about() -> None:
    kotor = ParticipantFactory(name="Kotor", ordinal=1)
    assert json.loads(run(json=True)) == [
        {
            "check": "no-position",
            "severity": "information",
            "sentence": "Kotor has no coordinates: it is not on the map.",
            "participant": kotor.pk,
            "number": 1,
            "name": "Kotor",
        }
    ]


def test_json_of_a_healthy_registry_is_an_empty_list() -> None:
    assert json.loads(run(json=True)) == []


class TestThousand:
    @pytest.fixture
    def _thousand(self) -> None:
        """Past the services, which take their time: rows and entries as these would have left them."""
        towns = [
            Participant(
                name=f"Town {n}", country="ME", ordinal=n, joined_on="2015-05-20", status="participant"
            )
            for n in range(1, 1001)
        ]
        Participant.objects.bulk_create(towns)
        with connection.cursor() as cursor:
            cursor.execute(RECORDED.format(kind="accession", ordinal="ordinal", name="name"))
            cursor.execute(RECORDED.format(kind="release", ordinal="NULL", name="''"))
            cursor.execute("UPDATE participants_registrycounter SET highest = 1000")

    @pytest.mark.usefixtures("_thousand")
    def test_costs_four_queries(self, django_assert_num_queries: Any) -> None:
        with django_assert_num_queries(4):
            findings = check_registry()
        assert {finding.check for finding in findings} == {"no-position"}
        assert len(findings) == 1000
