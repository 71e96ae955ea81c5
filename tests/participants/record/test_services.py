"""What each service does, and what it refuses."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.roles.keeping import ensure_roles
from participants import services
from participants.models import Participant, RegistryEntry
from participants.record.numbering import next_number, next_public_number
from participants.record.refusals import RegistryError
from participants.record.writing import bring_up_to_date
from participants.signals import entry_recorded
from tests.factories import DocumentFactory, ParticipantFactory

pytestmark = pytest.mark.django_db

DAY = date(2015, 5, 20)
LATER = date(2016, 1, 1)


def candidate(name: str = "Tivat") -> Participant:
    return ParticipantFactory(name=name, status="candidate")


@pytest.fixture
def tivat() -> Participant:
    return ParticipantFactory(name="Tivat", ordinal=127, joined_on=DAY)


def admit(participant: Participant, **other: Any) -> RegistryEntry:
    return services.admit(**{"participant": participant, "effective_on": DAY, "by": None} | other)


@pytest.fixture
def kotor() -> Participant:
    """Another participant, which has been there for long."""
    return ParticipantFactory(name="Kotor", joined_on=date(2010, 1, 1))


# Every service, with what it needs.
SERVICES: dict[str, tuple[str, Callable[[Participant, Any], RegistryEntry]]] = {
    "admit": ("candidate", lambda one, by: admit(one, by=by)),
    "load": ("candidate", lambda one, by: services.load(participant=one, ordinal=9, effective_on=DAY, by=by)),
    "release": ("admitted", lambda one, by: services.release(participant=one, by=by)),
    "void": ("admitted", lambda one, by: services.void(participant=one, by=by)),
    "withdraw": (
        "participant",
        lambda one, by: services.withdraw(participant=one, effective_on=LATER, by=by),
    ),
    "readmit": ("withdrawn", lambda one, by: services.readmit(participant=one, effective_on=LATER, by=by)),
    "rename": (
        "participant",
        lambda one, by: services.rename(participant=one, name="New", effective_on=LATER, by=by),
    ),
    "merge": (
        "participant",
        lambda one, by: services.merge(
            participant=one, into=Participant.objects.get(name="Kotor"), effective_on=LATER, by=by
        ),
    ),
    "correct": (
        "participant",
        lambda one, by: services.correct(
            entry=one.entries.first(), effective_on=LATER, by=by, note="Mistyped."
        ),
    ),
}


def user_in(django_user_model: Any, *groups: str) -> Any:
    ensure_roles()
    user = django_user_model.objects.create_user(
        "somebody", password="x", first_name="Some", last_name="Body"
    )
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.mark.usefixtures("kotor")
@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("groups", [[], ["Communications"], ["Editors"], ["Communications", "Editors"]])
def test_who_does_not_keep_the_registry_is_refused(
    news_index: Any, django_user_model: Any, name: str, groups: list[str]
) -> None:
    status, serve = SERVICES[name]
    participant = ParticipantFactory(status=status, joined_on=DAY)
    before = RegistryEntry.objects.filter(participant=participant).count()
    with pytest.raises(PermissionDenied):
        serve(participant, user_in(django_user_model, *groups))
    assert participant.entries.count() == before


@pytest.mark.usefixtures("kotor")
@pytest.mark.parametrize("name", SERVICES)
def test_nobody_signed_in_is_refused(name: str) -> None:
    status, serve = SERVICES[name]
    with pytest.raises(PermissionDenied):
        serve(ParticipantFactory(status=status, joined_on=DAY), AnonymousUser())


@pytest.mark.usefixtures("kotor")
@pytest.mark.parametrize("name", SERVICES)
def test_registrar_is_served_and_named_in_record_and_log(
    news_index: Any, django_user_model: Any, name: str
) -> None:
    status, serve = SERVICES[name]
    participant = ParticipantFactory(status=status, joined_on=DAY)
    registrar = user_in(django_user_model, "Registrars")
    entry = serve(participant, registrar)
    assert (entry.recorded_by, entry.recorded_by_name) == (registrar, "Some Body")
    logged = ModelLogEntry.objects.filter(action=f"registry.{entry.kind}", user=registrar)
    assert [line.data["entry"] for line in logged] == [entry.pk]


@pytest.mark.usefixtures("kotor")
@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"release", "void"}))
def test_the_record_takes_nothing_that_is_still_to_come(name: str, monkeypatch: Any) -> None:
    status, serve = SERVICES[name]
    participant = ParticipantFactory(status=status, joined_on=DAY)
    yesterday = DAY - timedelta(days=1)
    monkeypatch.setattr("participants.record.writing.timezone.localdate", lambda: yesterday)
    with pytest.raises(RegistryError, match="still to come"):
        serve(participant, None)


@pytest.mark.usefixtures("kotor")
@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("admit", "admitted"),
        ("admit", "participant"),
        ("admit", "withdrawn"),
        ("load", "participant"),
        ("release", "candidate"),
        ("release", "participant"),
        ("void", "candidate"),
        ("void", "participant"),
        ("void", "withdrawn"),
        ("withdraw", "candidate"),
        ("withdraw", "admitted"),
        ("withdraw", "withdrawn"),
        ("readmit", "candidate"),
        ("readmit", "admitted"),
        ("readmit", "participant"),
        ("rename", "candidate"),
        ("rename", "admitted"),
        ("merge", "candidate"),
        ("merge", "admitted"),
        ("merge", "withdrawn"),
    ],
)
def test_service_that_does_not_fit_the_status_is_refused_and_changes_nothing(name: str, status: str) -> None:
    participant = ParticipantFactory(name="Tivat", status=status, joined_on=DAY)
    before = participant.standing, participant.entries.count(), next_number()
    with pytest.raises(RegistryError, match="Tivat"):
        SERVICES[name][1](participant, None)
    participant.refresh_from_db()
    assert (participant.standing, participant.entries.count(), next_number()) == before


def test_admission_gives_the_next_number_and_stays_private(tivat: Participant) -> None:
    anderlecht = candidate("Anderlecht")
    assert admit(anderlecht).ordinal == 128
    assert (anderlecht.status, anderlecht.ordinal, anderlecht.joined_on) == ("admitted", 128, DAY)
    assert anderlecht not in Participant.objects.public()
    assert next_public_number() == 128


def test_release_makes_an_admission_public(tivat: Participant) -> None:
    anderlecht = candidate("Anderlecht")
    admit(anderlecht)
    entry = services.release(participant=anderlecht, by=None)
    assert entry.effective_on == timezone.localdate()
    assert anderlecht in Participant.objects.public().current()


def test_number_of_an_undone_admission_is_the_next_one_again() -> None:
    first, second, third = candidate("First"), candidate("Second"), candidate("Third")
    admit(first)
    admit(second)
    services.void(participant=first, by=None, note="The council voted again.")
    assert (first.status, first.ordinal, first.joined_on) == ("candidate", None, None)
    assert next_number() == 1
    assert admit(third).ordinal == 1
    assert next_number() == 3
    assert admit(first).ordinal == 3


def test_the_record_tells_of_an_undone_admission() -> None:
    participant = candidate()
    accession = admit(participant)
    void = services.void(participant=participant, by=None, note="The council voted again.")
    assert list(participant.entries.all()) == [accession, void]
    assert void.corrects == accession
    assert list(participant.entries.in_force()) == []


def test_after_release_a_number_is_never_given_to_another(tivat: Participant) -> None:
    services.withdraw(participant=tivat, effective_on=LATER, by=None)
    with pytest.raises(RegistryError, match="Tivat's, for ever"):
        services.load(participant=candidate("Other"), ordinal=127, effective_on=DAY, by=None)
    assert admit(candidate("Another")).ordinal == 128


def test_gap_that_history_left_is_not_filled_by_an_admission() -> None:
    services.load(participant=candidate("Old"), ordinal=3, effective_on=DAY, by=None)
    assert admit(candidate("New")).ordinal == 4


@pytest.mark.parametrize("number", [0, -1, 2**31, 10**30])
def test_impossible_number_is_refused(number: int) -> None:
    with pytest.raises(ValidationError):
        services.load(participant=candidate(), ordinal=number, effective_on=DAY, by=None)
    assert next_number() == 1


def test_withdrawn_participant_keeps_its_number_and_is_not_counted(tivat: Participant) -> None:
    services.withdraw(participant=tivat, effective_on=LATER, by=None)
    figures = Participant.objects.public().figures()
    assert (tivat.ordinal, figures.participants, next_public_number()) == (127, 0, 128)


def test_readmitted_participant_has_its_old_number(tivat: Participant) -> None:
    services.withdraw(participant=tivat, effective_on=LATER, by=None)
    services.readmit(participant=tivat, effective_on=date(2017, 1, 1), by=None)
    assert (tivat.ordinal, tivat.joined_on, tivat.status) == (127, DAY, "participant")


def test_merged_participant_points_to_its_successor(tivat: Participant) -> None:
    kotor = ParticipantFactory(name="Kotor")
    services.merge(participant=tivat, into=kotor, effective_on=LATER, by=None)
    assert (tivat.successor, tivat.ordinal, tivat.status) == (kotor, 127, "merged")
    assert Participant.objects.public().figures().participants == 1


def test_nobody_merges_into_itself_or_into_one_that_has_left(tivat: Participant) -> None:
    gone = ParticipantFactory(name="Gone", status="withdrawn")
    with pytest.raises(RegistryError, match="itself"):
        services.merge(participant=tivat, into=tivat, effective_on=LATER, by=None)
    with pytest.raises(RegistryError, match="Gone"):
        services.merge(participant=tivat, into=gone, effective_on=LATER, by=None)


def test_rename_changes_the_name_from_its_day_on(tivat: Participant) -> None:
    services.rename(participant=tivat, name=" Tivat (Boka) ", effective_on=LATER, by=None)
    assert tivat.name == "Tivat (Boka)"
    then = Participant.objects.as_of(DAY).get()
    assert (then.name_then, then.status_then) == ("Tivat", "participant")


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_impossible_name_is_refused(tivat: Participant, name: str) -> None:
    with pytest.raises(ValidationError):
        services.rename(participant=tivat, name=name, effective_on=LATER, by=None)
    with pytest.raises(ValidationError):
        services.correct(entry=tivat.entries.first(), name=name, by=None, note="Typo.")
    assert Participant.objects.get().name == "Tivat"


def test_the_same_name_is_no_rename(tivat: Participant) -> None:
    with pytest.raises(RegistryError, match="this name already"):
        services.rename(participant=tivat, name="Tivat", effective_on=LATER, by=None)


def test_correction_changes_day_and_name_and_never_the_number(tivat: Participant) -> None:
    accession = tivat.entries.first()
    services.correct(entry=accession, name="Tivat, Montenegro", effective_on=LATER, by=None, note="Typo.")
    tivat.refresh_from_db()
    assert (tivat.name, tivat.joined_on, tivat.ordinal) == ("Tivat, Montenegro", LATER, 127)


def test_correction_keeps_what_an_earlier_one_said(tivat: Participant) -> None:
    accession = tivat.entries.first()
    services.correct(entry=accession, name="Tivat (Boka)", by=None, note="Typo.")
    services.correct(entry=accession, effective_on=LATER, by=None, note="Wrong day.")
    tivat.refresh_from_db()
    assert (tivat.name, tivat.joined_on) == ("Tivat (Boka)", LATER)


def test_correction_of_a_merger_changes_the_successor(tivat: Participant) -> None:
    kotor, budva = ParticipantFactory(name="Kotor"), ParticipantFactory(name="Budva")
    merger = services.merge(participant=tivat, into=kotor, effective_on=LATER, by=None)
    services.correct(entry=merger, successor=budva, by=None, note="Wrong town.")
    tivat.refresh_from_db()
    assert tivat.successor == budva


def test_merger_is_not_corrected_to_one_that_nobody_knows_of_yet(tivat: Participant) -> None:
    merger = services.merge(participant=tivat, into=ParticipantFactory(), effective_on=LATER, by=None)
    for status in ("candidate", "admitted"):
        unknown = ParticipantFactory(name="Budva", status=status)
        with pytest.raises(RegistryError, match="Budva") as refused:
            services.correct(entry=merger, successor=unknown, by=None, note="Wrong town.")
        assert refused.value.field == "successor"


def test_no_correction_leads_a_merger_back_to_itself(tivat: Participant) -> None:
    kotor = ParticipantFactory(name="Kotor")
    first = services.merge(participant=tivat, into=kotor, effective_on=LATER, by=None)
    second = services.merge(participant=kotor, into=ParticipantFactory(), effective_on=LATER, by=None)
    for merger in (first, second):
        with pytest.raises(RegistryError, match="itself"):
            services.correct(entry=merger, successor=tivat, by=None, note="Wrong town.")


def test_merger_is_corrected_to_one_that_has_left_since(tivat: Participant) -> None:
    merger = services.merge(participant=tivat, into=ParticipantFactory(), effective_on=LATER, by=None)
    gone = ParticipantFactory(name="Gone", status="withdrawn")
    services.correct(entry=merger, successor=gone, by=None, note="Wrong town.")
    tivat.refresh_from_db()
    assert tivat.successor == gone


def test_correction_that_says_no_reason_or_nothing_new_is_refused(tivat: Participant) -> None:
    accession = tivat.entries.first()
    with pytest.raises(RegistryError, match="why"):
        services.correct(entry=accession, effective_on=LATER, by=None, note=" ")
    with pytest.raises(RegistryError, match="Nothing would change"):
        services.correct(entry=accession, effective_on=DAY, by=None, note="Typo.")


def test_correction_that_contradicts_the_other_entries_is_refused(tivat: Participant) -> None:
    services.withdraw(participant=tivat, effective_on=LATER, by=None)
    with pytest.raises(RegistryError, match="not possible") as refused:
        services.correct(entry=tivat.entries.first(), effective_on=date(2017, 1, 1), by=None, note="Typo.")
    assert refused.value.field == "effective_on"
    assert Participant.objects.get().joined_on == DAY


def test_a_correction_is_not_corrected_itself(tivat: Participant) -> None:
    correction = services.correct(entry=tivat.entries.first(), effective_on=LATER, by=None, note="Typo.")
    with pytest.raises(RegistryError, match="correct the first one"):
        services.correct(entry=correction, effective_on=DAY, by=None, note="Typo.")


def test_evidence_stays_with_the_entry() -> None:
    decision = DocumentFactory()
    entry = admit(candidate(), evidence=decision, note="Council decision 12/2015")
    entry.refresh_from_db()
    assert (entry.evidence, entry.note) == (decision, "Council decision 12/2015")


def test_who_recorded_an_entry_is_named_when_the_account_is_gone(
    news_index: Any, django_user_model: Any
) -> None:
    registrar = user_in(django_user_model, "Registrars")
    entry = admit(candidate(), by=registrar)
    registrar.delete()
    entry.refresh_from_db()
    assert entry.recorded_by_name == "Some Body"


def test_other_rooms_hear_of_an_entry_within_its_transaction(tivat: Participant) -> None:
    heard: list[RegistryEntry] = []

    def listen(entry: RegistryEntry, **kwargs: Any) -> None:
        heard.append(entry)
        raise RuntimeError

    entry_recorded.connect(listen)
    try:
        with pytest.raises(RuntimeError):
            services.withdraw(participant=tivat, effective_on=LATER, by=None)
    finally:
        entry_recorded.disconnect(listen)
    assert [entry.kind for entry in heard] == ["withdrawal"]
    tivat.refresh_from_db()
    assert tivat.status == "participant"
    assert tivat.entries.count() == 2


def test_bringing_up_to_date_writes_what_the_record_says(tivat: Participant) -> None:
    Participant.objects.update(status="withdrawn")
    bring_up_to_date(tivat)
    assert Participant.objects.get().status == "participant"
