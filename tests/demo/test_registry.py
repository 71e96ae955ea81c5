"""The registry of the demo: five participants as reported, the others invented and marked."""

from datetime import date

import pytest
from django.db.models import QuerySet

from cms.demo.content import table
from cms.demo.registry import accession_date, invent_samples
from participants.models import Participant

pytestmark = pytest.mark.django_db

SAMPLE_ORDINALS = range(1, 123)


def test_ordinals_run_from_1_to_127(participants: QuerySet[Participant]) -> None:
    ordinals = participants.filter(ordinal__isnull=False).values_list("ordinal", flat=True)
    assert sorted(ordinals) == list(range(1, 128))


def test_exactly_the_invented_are_marked_as_samples(participants: QuerySet[Participant]) -> None:
    numbered = participants.filter(ordinal__isnull=False)
    assert sorted(p.ordinal for p in numbered if p.is_sample) == list(SAMPLE_ORDINALS)


@pytest.mark.parametrize(
    "recorded",
    [
        (123, "Ploiești", "RO", date(2014, 10, 15), None),
        (124, "Megara", "GR", date(2014, 12, 5), None),
        (125, "Daugavpils", "LV", date(2015, 2, 24), None),
        (126, "Anderlecht", "BE", date(2015, 3, 20), 113183),
        (127, "Tivat", "ME", date(2015, 5, 6), 14111),
    ],
)
def test_recorded_participant_is_as_reported(
    participants: QuerySet[Participant], recorded: tuple[object, ...]
) -> None:
    columns = ("ordinal", "name", "country", "joined_on", "population")
    assert (
        participants.filter(status="participant").values_list(*columns).get(ordinal=recorded[0]) == recorded
    )


def test_accessions_follow_the_ordinals(participants: QuerySet[Participant]) -> None:
    dates = [p.joined_on for p in participants.exclude(status="candidate").order_by("ordinal")]
    assert dates == sorted(dates)


def test_samples_join_between_the_founding_and_the_first_record(participants: QuerySet[Participant]) -> None:
    dates = [p.joined_on for p in participants.filter(is_sample=True, ordinal__isnull=False)]
    assert date(2013, 3, 1) <= min(dates) < max(dates) <= date(2014, 9, 30)


def test_nobody_joins_on_a_weekend() -> None:
    assert {accession_date(ordinal).weekday() for ordinal in SAMPLE_ORDINALS} <= {0, 1, 2, 3, 4}


def test_participants_candidates_and_every_kind_occur(participants: QuerySet[Participant]) -> None:
    assert {p.status for p in participants} == {"participant", "candidate"}
    assert {p.kind for p in participants} == set(Participant.Kind.values)


def test_samples_lie_in_many_member_states(participants: QuerySet[Participant]) -> None:
    countries = {p.country.code for p in participants}
    assert countries <= set(table("countries")["member_states"])
    assert len(countries) >= 35


def test_every_sample_stands_near_a_place_of_its_country(participants: QuerySet[Participant]) -> None:
    places = table("countries")["places"]
    for sample in participants.filter(is_sample=True):
        assert any(
            abs(float(sample.latitude) - latitude) <= 0.15
            and abs(float(sample.longitude) - longitude) <= 0.15
            for latitude, longitude in places[sample.country.code]
        )


def test_no_name_is_given_twice(participants: QuerySet[Participant]) -> None:
    names = [p.name for p in participants]
    assert len(names) == len(set(names))


def test_no_roma_population_is_invented(participants: QuerySet[Participant]) -> None:
    assert not participants.filter(is_sample=True, roma_population_estimate__isnull=False).exists()


def test_the_same_samples_are_invented_every_time() -> None:
    first, second = (
        [(number, day, sample.name, sample.latitude) for number, day, sample in invent_samples()]
        for _ in range(2)
    )
    assert first == second
