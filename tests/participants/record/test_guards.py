"""The database refuses what the code would never do."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from participants import services
from participants.models import Participant, RegistryEntry
from participants.record import guards
from participants.record.refusals import AppendOnlyError, RecordedFieldError
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tivat() -> Participant:
    return ParticipantFactory(name="Tivat", ordinal=127)


def run(statement: str, *, check: bool = False) -> None:
    """One statement, undone where it is refused; a deferred constraint is checked where asked to."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        if check:
            connection.check_constraints()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE participants_registryentry SET note = 'changed'",
        "UPDATE participants_registryentry SET ordinal = 128 WHERE kind = 'accession'",
        "DELETE FROM participants_registryentry",
        "DELETE FROM participants_registryentry WHERE kind = 'release'",
    ],
)
def test_raw_sql_cannot_change_the_record(tivat: Participant, statement: str) -> None:
    before = list(RegistryEntry.objects.values())
    with pytest.raises(DatabaseError, match=guards.KEEP_ENTRIES):
        run(statement)
    assert list(RegistryEntry.objects.values()) == before


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
def test_the_record_cannot_be_truncated(tivat: Participant) -> None:
    connection.check_constraints()  # what still waits for its check would stand in the way
    with pytest.raises(DatabaseError, match=guards.KEEP_ENTRIES):
        run("TRUNCATE participants_registryentry CASCADE")


@pytest.mark.parametrize("number", ["128", "NULL"])
def test_raw_sql_cannot_change_a_number_that_was_public(tivat: Participant, number: str) -> None:
    with pytest.raises(DatabaseError, match=guards.KEEP_NUMBERS):
        run(f"UPDATE participants_participant SET ordinal = {number}, status = 'candidate', joined_on = NULL")
    assert Participant.objects.get().ordinal == 127


def test_raw_sql_cannot_delete_a_participant_with_entries(tivat: Participant) -> None:
    with pytest.raises(DatabaseError):
        run("DELETE FROM participants_participant", check=True)


def test_the_guards_stand_after_each_migration() -> None:
    guards.remove()
    assert guards.missing()
    call_command("migrate", verbosity=0)
    assert guards.missing() == []


def test_a_guard_that_is_lost_is_named() -> None:
    guards.remove()
    try:
        assert "registry_keeps_numbers" in guards.missing()
    finally:
        guards.install()


def test_code_cannot_change_an_entry(tivat: Participant) -> None:
    entry = tivat.entries.first()
    with pytest.raises(AppendOnlyError):
        entry.save()
    with pytest.raises(AppendOnlyError):
        entry.delete()
    with pytest.raises(AppendOnlyError):
        RegistryEntry.objects.update(note="changed")
    with pytest.raises(AppendOnlyError):
        RegistryEntry.objects.all().delete()


def test_a_participant_with_entries_cannot_be_deleted(tivat: Participant) -> None:
    with pytest.raises(ProtectedError):
        tivat.delete()


def test_a_candidate_can_be_deleted() -> None:
    ParticipantFactory(status="candidate").delete()
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("ordinal", 128), ("joined_on", date(2016, 1, 1)), ("status", "withdrawn"), ("name", "Tivat II")],
)
def test_code_cannot_write_what_follows_from_the_record(
    tivat: Participant, field: str, value: object
) -> None:
    setattr(tivat, field, value)
    with pytest.raises(RecordedFieldError, match=field):
        tivat.save()


def test_a_number_cannot_be_typed_into_a_new_participant() -> None:
    with pytest.raises(RecordedFieldError):
        Participant(
            name="Tivat", country="ME", status="participant", ordinal=127, joined_on=date(2015, 5, 20)
        ).save()


def test_a_candidates_name_can_be_typed() -> None:
    candidate = ParticipantFactory(status="candidate", name="Tivt")
    candidate.name = "Tivat"
    candidate.save()
    assert Participant.objects.get().name == "Tivat"


def test_facts_can_be_typed(tivat: Participant) -> None:
    tivat.population = 14_000
    tivat.save()
    services.withdraw(participant=tivat, effective_on=date(2016, 1, 1), by=None)
    assert Participant.objects.get().population == 14_000
