"""Where a participant stands by its entries; and the database says the same of every day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participants import services
from participants.models import Participant, RegistryEntry
from participants.record.refusals import ContradictionError, RegistryError
from participants.record.standing import Kind, Standing, standing_of
from tests.factories import ParticipantFactory

DAY = date(2015, 5, 20)
LATER, LATEST = date(2016, 1, 1), date(2017, 1, 1)


def entry(pk: int, kind: Kind, day: date = DAY, **says: Any) -> RegistryEntry:
    return RegistryEntry(pk=pk, kind=kind, effective_on=day, **says)


ACCESSION = entry(1, Kind.ACCESSION, ordinal=127, name="Tivat")
RELEASE = entry(2, Kind.RELEASE)


def test_nobody_without_entries_has_a_number() -> None:
    assert standing_of([]) == Standing(status="candidate")


def test_an_accession_gives_number_date_and_name() -> None:
    assert standing_of([ACCESSION, RELEASE]) == Standing(
        status="participant", ordinal=127, joined_on=DAY, name="Tivat"
    )


def test_until_its_release_an_accession_is_an_admission_only() -> None:
    assert standing_of([ACCESSION]).status == "admitted"


def test_a_void_accession_never_was() -> None:
    assert standing_of([ACCESSION, entry(2, Kind.VOID, corrects_id=1)]).status == "candidate"


def test_a_day_before_the_accession_sees_nothing() -> None:
    assert standing_of([ACCESSION, RELEASE], on=DAY - timedelta(days=1)).ordinal is None


def test_a_withdrawn_participant_keeps_its_number_and_the_readmitted_one_has_it_again() -> None:
    entries = [ACCESSION, RELEASE, entry(3, Kind.WITHDRAWAL, LATER), entry(4, Kind.READMISSION, LATEST)]
    assert standing_of(entries, on=LATER) == Standing(
        status="withdrawn", ordinal=127, joined_on=DAY, name="Tivat"
    )
    assert standing_of(entries).status == "participant"


def test_a_merged_participant_points_to_its_successor_from_that_day_on() -> None:
    entries = [ACCESSION, RELEASE, entry(3, Kind.MERGER, LATER, successor_id=9)]
    assert standing_of(entries, on=DAY).successor_id is None
    assert (standing_of(entries).status, standing_of(entries).successor_id) == ("merged", 9)


def test_the_latest_correction_of_an_entry_holds() -> None:
    entries = [
        ACCESSION,
        RELEASE,
        entry(3, Kind.CORRECTION, LATER, name="Tivta", corrects_id=1),
        entry(4, Kind.CORRECTION, DAY - timedelta(days=1), name="Tivat", corrects_id=1),
    ]
    assert standing_of(entries).joined_on == DAY - timedelta(days=1)
    assert standing_of(entries).name == "Tivat"


@pytest.mark.parametrize(
    "entries",
    [
        [entry(1, Kind.WITHDRAWAL)],
        [entry(1, Kind.RENAME, name="Tivat")],
        [ACCESSION, RELEASE, entry(3, Kind.ACCESSION, LATER, ordinal=128, name="Tivat")],
        [ACCESSION, RELEASE, entry(3, Kind.READMISSION, LATER)],
        [ACCESSION, RELEASE, entry(3, Kind.WITHDRAWAL, DAY - timedelta(days=1))],
        [ACCESSION, RELEASE, entry(3, Kind.WITHDRAWAL, LATER), entry(4, Kind.MERGER, LATEST, successor_id=9)],
    ],
)
def test_what_cannot_follow_is_a_contradiction(entries: list[RegistryEntry]) -> None:
    with pytest.raises(ContradictionError):
        standing_of(entries)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["withdraw", "readmit", "rename", "merge", "correct"]),
        st.integers(min_value=0, max_value=400),
    ),
    max_size=6,
)


def act(name: str, participant: Participant, day: date, other: Participant) -> None:
    on = {"participant": participant, "effective_on": day, "by": None}
    if name == "correct":
        last = participant.entries.exclude(kind__in=[Kind.CORRECTION, Kind.RELEASE]).order_by("-pk").first()
        services.correct(entry=last, effective_on=day, by=None, note="Mistyped.")
    elif name == "rename":
        services.rename(name=f"Town on {day}", **on)
    elif name == "merge":
        services.merge(into=other, **on)
    else:
        getattr(services, name)(**on)


@pytest.mark.django_db
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS, days=st.lists(st.integers(min_value=-10, max_value=410), min_size=3, max_size=3))
def test_the_database_says_of_every_day_what_the_entries_say(
    acts: list[tuple[str, int]], days: list[int]
) -> None:
    participant, other = ParticipantFactory(joined_on=DAY), ParticipantFactory(joined_on=DAY)
    for name, offset in acts:
        try:
            act(name, participant, DAY + timedelta(days=offset), other)
        except RegistryError:
            continue  # refused, so that it left no entry
    entries = list(participant.entries.all())
    assert standing_of(entries) == Participant.objects.get(pk=participant.pk).standing
    for day in [DAY + timedelta(days=offset) for offset in days] + [timezone.localdate()]:
        then = standing_of(entries, on=day)
        found = Participant.objects.as_of(day).filter(pk=participant.pk)
        expected = [(then.status, then.name)] if then.ordinal else []
        assert list(found.values_list("status_then", "name_then")) == expected
