"""An import, carried out: on the record, and all of it or nothing."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from participants.importing.running import ImportRefusedError, OtherEffectsError, import_source, preview
from participants.models import Participant, RegistryCounter, RegistryEntry
from participants.record.numbering import next_number
from participants.record.refusals import RegistryError
from participants.signals import entry_recorded
from tests import admin
from tests.participants.importing.tables import (
    MEGARA,
    TIVAT,
    as_csv,
    imported,
    previewed,
    record_of,
    source,
    table,
)

pytestmark = pytest.mark.django_db

LEFT = TIVAT | {"withdrawn_on": "2020-01-31", "note": "The council's decision"}
FACTS = {
    "population": "14031",
    "roma_population_estimate": "335",
    "website": "https://opstinativat.me",
    "latitude": "42.4364",
    "longitude": "18.6939",
    "is_sample": "yes",
}


def state() -> tuple[Any, ...]:
    counter = RegistryCounter.objects.get().highest
    return Participant.objects.count(), RegistryEntry.objects.count(), counter, ModelLogEntry.objects.count()


def test_accession_is_on_record_with_its_number_its_day_and_public() -> None:
    imported(TIVAT)
    tivat = Participant.objects.get()
    assert (tivat.ordinal, str(tivat.joined_on), tivat.status) == (127, "2015-05-20", "participant")
    assert record_of("Tivat") == [("accession", "2015-05-20", 127), ("release", "2015-05-20", None)]


def test_withdrawal_is_on_record_with_its_day() -> None:
    imported(LEFT)
    assert Participant.objects.get().status == "withdrawn"
    assert record_of("Tivat")[-1] == ("withdrawal", "2020-01-31", None)


def test_note_says_what_the_accession_rests_on() -> None:
    imported(LEFT)
    assert [entry.note for entry in RegistryEntry.objects.all()] == ["The council's decision", "", ""]


def test_facts_are_taken_over() -> None:
    imported(TIVAT | FACTS)
    tivat = Participant.objects.get()
    assert (tivat.population, tivat.roma_population_estimate, tivat.is_sample) == (14031, 335, True)
    assert (str(tivat.latitude), str(tivat.longitude)) == ("42.43640", "18.69390")
    assert tivat.sort_name == "tivat"


def test_next_number_follows_the_highest() -> None:
    imported(TIVAT, MEGARA)
    assert next_number() == 128


def test_second_run_changes_nothing() -> None:
    imported(LEFT | FACTS, MEGARA)
    before = state()
    assert imported(LEFT | FACTS, MEGARA).counts == {"new": 0, "changed": 0, "unchanged": 2}
    assert state() == before


def test_new_facts_change_the_participant_and_not_its_record() -> None:
    imported(TIVAT, MEGARA)
    record = record_of("Tivat")
    outcomes = imported(TIVAT | {"population": "14031"}, MEGARA)
    assert outcomes.counts == {"new": 0, "changed": 1, "unchanged": 1}
    assert Participant.objects.get(ordinal=127).population == 14031
    assert record_of("Tivat") == record
    assert ModelLogEntry.objects.filter(action="wagtail.edit").get().data == {"fields": ["population"]}


def test_preview_says_what_the_import_does_and_writes_nothing() -> None:
    before = state()
    outcomes = previewed(LEFT, MEGARA)
    assert state() == before
    assert outcomes.fingerprint == imported(LEFT, MEGARA).fingerprint


def test_preview_of_other_effects_is_another() -> None:
    assert previewed(TIVAT).fingerprint != previewed(TIVAT | {"population": "1"}).fingerprint


def test_one_bad_row_and_nothing_is_imported() -> None:
    before = state()
    with pytest.raises(ImportRefusedError) as refused:
        imported(MEGARA, TIVAT | {"joined_on": "2015-02-30"})
    assert [(problem.row, problem.column) for problem in refused.value.problems] == [(3, "joined_on")]
    assert state() == before


@pytest.fixture
def _another_room_refuses() -> Iterator[None]:
    """Who is told of an entry, in its transaction, may refuse it."""

    def refuse(*, entry: RegistryEntry, **_: Any) -> None:
        if entry.name == "Tivat":
            raise RegistryError("Not Tivat.", field="name")

    entry_recorded.connect(refuse)
    yield
    entry_recorded.disconnect(refuse)


@pytest.mark.usefixtures("_another_room_refuses")
def test_refusal_while_it_writes_is_the_fault_of_its_row_and_undoes_all() -> None:
    before = state()
    with pytest.raises(ImportRefusedError, match=r"^Row 3: Not Tivat\.$"):
        imported(MEGARA, TIVAT)
    assert state() == before


def test_mistake_of_the_code_is_not_taken_for_a_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("participants.services.load", fail)
    with pytest.raises(ZeroDivisionError):
        imported(TIVAT)
    assert state()[:2] == (0, 0)


def test_is_for_who_keeps_the_registry() -> None:
    other = admin.staff("participants.change_participant")
    before = state()
    with pytest.raises(PermissionDenied):
        preview(table(TIVAT), by=other)
    with pytest.raises(PermissionDenied):
        import_source(source(TIVAT), by=other)
    assert state() == before


def test_other_effects_than_those_confirmed_are_undone() -> None:
    confirmed = previewed(TIVAT, MEGARA).fingerprint
    imported(MEGARA)
    before = state()
    with pytest.raises(OtherEffectsError):
        import_source(source(TIVAT, MEGARA), by=None, expected=confirmed)
    assert state() == before


def test_audit_log_says_who_imported_which_file_and_what_it_did() -> None:
    registrar = admin.staff("participants.register_participant", username="registrar")
    import_source(source(TIVAT, MEGARA), by=registrar)
    entry = ModelLogEntry.objects.get(action="registry.import")
    assert entry.user == registrar
    assert entry.data == {
        "file": "history.csv",
        "sha256": sha256(as_csv(TIVAT, MEGARA)).hexdigest(),
        "new": 2,
        "changed": 0,
        "unchanged": 0,
    }
    assert entry.message == "Imported “history.csv”: 2 new, 0 changed, 0 unchanged"


def test_record_says_who_imported() -> None:
    registrar = admin.staff("participants.register_participant", username="registrar")
    import_source(source(TIVAT), by=registrar)
    assert {entry.recorded_by_name for entry in RegistryEntry.objects.all()} == {"registrar"}
    logged = ModelLogEntry.objects.filter(label="Tivat")
    assert {entry.user for entry in logged} == {registrar}
    assert logged.count() == 3


def test_what_the_registry_knows_is_read_at_once(django_assert_max_num_queries: Any) -> None:
    """However many rows: what remains are two savepoints of the library for each."""
    rows = [TIVAT | {"ordinal": str(number), "name": f"Town {number}"} for number in range(1, 1001)]
    many = table(*rows)
    with django_assert_max_num_queries(2 * 1000 + 10):
        preview(many, by=None)
