"""Reading the registry in its own words."""

from datetime import date

import pytest

from participants import services
from participants.models import Participant
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db


def candidate(**fields: object) -> Participant:
    return ParticipantFactory(status="candidate", ordinal=None, joined_on=None, **fields)


def names(participants: object) -> list[str]:
    return [participant.name for participant in participants]


def test_candidate_is_not_public() -> None:
    candidate()
    assert not Participant.objects.public().exists()


def test_withdrawn_participant_stays_public_but_is_not_current() -> None:
    withdrawn = ParticipantFactory(status="withdrawn")
    assert list(Participant.objects.public()) == [withdrawn]
    assert not Participant.objects.current().exists()


def test_figures_count_withdrawn_and_samples_apart() -> None:
    ParticipantFactory(country="ME", is_sample=True)
    ParticipantFactory(country="ME")
    ParticipantFactory(country="FR", status="withdrawn", is_sample=True)
    candidate(country="DE", is_sample=True)
    figures = Participant.objects.public().figures()
    assert (figures.participants, figures.countries, figures.withdrawn, figures.samples) == (2, 1, 1, 2)


def test_country_narrows_to_its_own() -> None:
    ParticipantFactory(name="Lyon", country="FR")
    ParticipantFactory(name="Tivat", country="ME")
    assert names(Participant.objects.in_country("FR")) == ["Lyon"]


def test_year_includes_its_first_and_last_day() -> None:
    ParticipantFactory(name="First", joined_on=date(2014, 1, 1))
    ParticipantFactory(name="Last", joined_on=date(2014, 12, 31))
    ParticipantFactory(name="Later", joined_on=date(2015, 1, 1))
    assert set(names(Participant.objects.joined_in(2014))) == {"First", "Last"}


def test_name_is_found_without_its_accents() -> None:
    ParticipantFactory(name="Šabac")
    assert names(Participant.objects.matching("sabac")) == ["Šabac"]


def test_name_is_found_with_accents_in_capitals() -> None:
    ParticipantFactory(name="Šabac")
    assert names(Participant.objects.matching("ŠABAC")) == ["Šabac"]


def test_number_is_found() -> None:
    ParticipantFactory(name="Tivat", ordinal=127)
    ParticipantFactory(name="Anderlecht", ordinal=126)
    assert names(Participant.objects.matching("127")) == ["Tivat"]


def test_accented_name_sorts_among_its_neighbours() -> None:
    for name in ("Tivat", "Šabac", "Roma"):
        ParticipantFactory(name=name)
    assert names(Participant.objects.sorted_by("name")) == ["Roma", "Šabac", "Tivat"]


def test_renamed_participant_sorts_by_its_new_name() -> None:
    participant = ParticipantFactory(name="Zürich")
    ParticipantFactory(name="Bern")
    services.rename(participant=participant, name="Aarau", effective_on=date(2020, 1, 1), by=None)
    assert names(Participant.objects.sorted_by("name")) == ["Aarau", "Bern"]


def test_countries_sort_in_the_order_given() -> None:
    for code in ("AT", "DE", "FR"):
        ParticipantFactory(name=code, country=code)
    assert names(Participant.objects.sorted_by("country", countries=["DE", "FR", "AT"])) == ["DE", "FR", "AT"]


def test_equals_sort_by_number() -> None:
    for number in (3, 1, 2):
        ParticipantFactory(name=str(number), ordinal=number, country="ME")
    assert names(Participant.objects.sorted_by("country", descending=True, countries=["ME"])) == [
        "1",
        "2",
        "3",
    ]


def test_neighbour_is_the_nearest_number_there_is() -> None:
    for number in (120, 123, 127, 130):
        ParticipantFactory(name=str(number), ordinal=number)
    assert names(Participant.objects.neighbours_of(127)) == ["123", "130"]


def test_newest_participant_has_no_higher_neighbour() -> None:
    for number in (126, 127):
        ParticipantFactory(name=str(number), ordinal=number)
    assert names(Participant.objects.neighbours_of(127)) == ["126"]


def test_accessions_are_counted_by_year_oldest_first() -> None:
    for year in (2015, 2013, 2015):
        ParticipantFactory(joined_on=date(year, 5, 1))
    assert list(Participant.objects.accessions_per_year().items()) == [(2013, 1), (2015, 2)]


def test_participant_without_place_is_not_on_the_map() -> None:
    ParticipantFactory(name="Here", latitude="42.4", longitude="18.7")
    ParticipantFactory(name="Nowhere")
    assert names(Participant.objects.on_map()) == ["Here"]
