"""What a row would do to the registry, and which row contradicts it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from participants import services
from participants.importing.steps import Outcome
from participants.models import Participant
from tests.factories import ParticipantFactory
from tests.participants.importing.tables import MEGARA, TIVAT, faults, imported, previewed

pytestmark = pytest.mark.django_db

TOMORROW = str(timezone.localdate() + timedelta(days=1))


def outcome(*rows: dict[str, Any]) -> Outcome:
    outcomes = previewed(*rows)
    assert outcomes.problems == []
    return outcomes.steps[-1].outcome


@pytest.fixture
def tivat() -> Participant:
    imported(TIVAT | {"note": "The council's decision", "population": "14031"})
    return Participant.objects.get()


class TestNewRow:
    def test_says_what_it_brings(self) -> None:
        step = previewed(TIVAT | {"population": "14031", "withdrawn_on": "2020-01-31"}).steps[0]
        assert step.outcome is Outcome.NEW
        assert [str(change) for change in step.changes] == [
            "Kind: – → Municipality",
            "Population: – → 14031",
            "Withdrawn on: – → 31 January 2020",
        ]

    @pytest.mark.parametrize("column", ["ordinal", "name", "country", "kind", "joined_on"])
    def test_lacks_nothing_that_is_needed(self, column: str) -> None:
        assert faults(TIVAT | {column: ""}) == {column: "It is empty. Fill it in."}

    def test_tells_all_its_faults_at_once(self) -> None:
        assert faults({"ordinal": "0", "name": "=1", "country": "XX", "joined_on": "x"}).keys() == {
            *("ordinal", "name", "country", "joined_on")
        }

    def test_has_not_joined_tomorrow(self) -> None:
        assert "is still to come" in faults(TIVAT | {"joined_on": TOMORROW})["joined_on"]
        assert "is still to come" in faults(TIVAT | {"withdrawn_on": TOMORROW})["withdrawn_on"]

    def test_has_not_left_before_it_joined(self) -> None:
        message = faults(TIVAT | {"withdrawn_on": "2015-05-19"})["withdrawn_on"]
        assert message == "It joined on 20 May 2015: it cannot have withdrawn before."

    def test_that_withdrew_says_when(self) -> None:
        assert "Fill in the day" in faults(TIVAT | {"status": "withdrawn"})["withdrawn_on"]
        assert "status" in faults(TIVAT | {"status": "participant", "withdrawn_on": "2020-01-31"})

    def test_that_merged_is_for_a_persons_hand(self) -> None:
        assert "needs its successor" in faults(TIVAT | {"status": "merged"})["status"]

    def test_has_both_coordinates_or_none(self) -> None:
        assert faults(TIVAT | {"latitude": "42.4"}) == {"longitude": "Give both coordinates or none."}

    def test_has_a_website_that_is_an_address(self) -> None:
        assert "website" in faults(TIVAT | {"website": "javascript:alert(1)"})

    def test_repeats_no_number(self) -> None:
        message = faults(TIVAT, MEGARA | {"ordinal": "127"})["ordinal"]
        assert message == "It is the number of row 2 too. Delete one."

    def test_repeats_no_authority(self) -> None:
        message = faults(TIVAT, TIVAT | {"name": "TIVÁT", "ordinal": "128"})["name"]
        assert message == "Row 2 is about the same authority. Delete one."

    def test_about_somebody_with_another_number_is_refused(self, tivat: Participant) -> None:
        message = faults(TIVAT | {"ordinal": "128"})["ordinal"]
        assert message.startswith("The registry has Tivat as number 127.")

    def test_about_the_county_of_a_citys_name_is_another(self, tivat: Participant) -> None:
        assert outcome(TIVAT | {"ordinal": "128", "kind": "county"}) is Outcome.NEW

    def test_gives_a_candidate_of_its_name_the_number(self) -> None:
        candidate = ParticipantFactory(
            name="TIVAT", status="candidate", ordinal=None, joined_on=None, website="https://tivat.me"
        )
        imported(TIVAT)
        candidate.refresh_from_db()
        assert (candidate.ordinal, candidate.name, candidate.website) == (127, "Tivat", "https://tivat.me")

    def test_does_not_choose_between_two_candidates(self) -> None:
        ParticipantFactory.create_batch(2, name="Tivat", status="candidate", ordinal=None, joined_on=None)
        assert "several candidates" in faults(TIVAT)["name"]

    def test_shows_which_numbers_nobody_has_then(self, tivat: Participant) -> None:
        assert previewed(MEGARA | {"ordinal": "3"}).gaps == [range(1, 3), range(4, 127)]


@pytest.mark.usefixtures("tivat")
class TestRowOfAKnownNumber:
    def test_changes_nothing_when_all_is_known(self) -> None:
        assert outcome(TIVAT | {"population": "14031", "note": "The council's decision"}) is Outcome.UNCHANGED

    def test_says_nothing_where_it_is_empty(self) -> None:
        assert outcome(TIVAT | {"population": "", "kind": "", "status": ""}) is Outcome.UNCHANGED

    @pytest.mark.parametrize(
        ("column", "value", "change"),
        [
            ("population", "14032", "Population: 14031 → 14032"),
            ("population", "0", "Population: 14031 → 0"),
            ("kind", "city", "Kind: Municipality → City"),
            ("website", "https://tivat.me", "Website: – → https://tivat.me"),
            ("is_sample", "yes", "Sample: No → Yes"),
            ("withdrawn_on", "2020-01-31", "Withdrawn on: – → 31 January 2020"),
        ],
    )
    def test_brings_news(self, column: str, value: str, change: str) -> None:
        step = previewed(TIVAT | {column: value}).steps[0]
        assert step.outcome is Outcome.CHANGED
        assert [str(found) for found in step.changes] == [change]

    @pytest.mark.parametrize(
        ("column", "value", "registered"),
        [
            ("name", "Tivát", "Tivat"),
            ("name", "Megara", "Tivat"),
            ("country", "RS", "Montenegro"),
            ("joined_on", "2015-05-21", "20 May 2015"),
            ("note", "Hearsay", "The council's decision"),
            ("status", "merged", "Participant"),
        ],
    )
    def test_that_contradicts_the_record_is_told_what_that_says(
        self, column: str, value: str, registered: str
    ) -> None:
        message = f"The registry says “{registered}”. Mend the row, or record a correction first."
        assert faults(TIVAT | {column: value}) == {column: message}

    def test_that_withdrew_says_when(self) -> None:
        assert "Fill in the day" in faults(TIVAT | {"status": "withdrawn"})["withdrawn_on"]

    def test_has_one_name_of_those_it_had(self, tivat: Participant) -> None:
        services.rename(participant=tivat, name="Tivat Bay", effective_on=date(2020, 1, 1), by=None)
        assert outcome(TIVAT) is Outcome.UNCHANGED
        assert outcome(TIVAT | {"name": "Tivat Bay"}) is Outcome.UNCHANGED

    def test_repeats_no_mistake_that_was_corrected(self, tivat: Participant) -> None:
        services.correct(entry=tivat.entries.first(), name="Tivat Town", note="Misspelled", by=None)
        assert "Tivat Town" in faults(TIVAT)["name"]

    def test_waits_for_the_release_of_an_admission(self) -> None:
        admitted = ParticipantFactory(name="Megara", country="GR", status="admitted")
        message = faults(MEGARA | {"ordinal": str(admitted.ordinal)})["ordinal"]
        assert message == "Megara was admitted with it and is not public yet. Release it first."


class TestRowOfAWithdrawnOne:
    LEFT = TIVAT | {"withdrawn_on": "2020-01-31"}

    @pytest.fixture(autouse=True)
    def _left(self) -> None:
        imported(self.LEFT)

    def test_changes_nothing_when_the_day_is_known(self) -> None:
        assert outcome(self.LEFT | {"status": "withdrawn"}) is Outcome.UNCHANGED
        assert outcome(TIVAT) is Outcome.UNCHANGED

    def test_cannot_withdraw_on_another_day(self) -> None:
        assert "31 January 2020" in faults(TIVAT | {"withdrawn_on": "2020-02-01"})["withdrawn_on"]

    def test_does_not_come_back_by_a_file(self) -> None:
        assert "Withdrawn" in faults(TIVAT | {"status": "participant"})["status"]

    def test_changes_nothing_after_it_came_back(self) -> None:
        tivat = Participant.objects.get()
        services.readmit(participant=tivat, effective_on=date(2021, 1, 1), by=None)
        assert outcome(self.LEFT) is Outcome.UNCHANGED
        assert "withdrawn_on" in faults(TIVAT | {"withdrawn_on": "2022-01-01"})
