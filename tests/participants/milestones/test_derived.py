"""The milestones that follow from the record."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participants import services
from participants.milestones.kinds import Kind, is_round
from participants.milestones.ranking import Asked
from participants.milestones.reading import facts, moments
from participants.models import Milestone, Participant
from tests.factories import ParticipantFactory
from tests.participants.milestones.record import join, join_many, load_reported

pytestmark = pytest.mark.django_db


def ids(**asked: Any) -> list[str]:
    return [fact.id for fact in facts(Asked(**asked))]


def titles(number: int, language: str = "en") -> list[str]:
    return [fact.title(language).text for fact in facts(Asked(number=number))]


class TestReportedParticipants:
    @pytest.fixture(autouse=True)
    def _loaded(self) -> None:
        load_reported()

    def test_daugavpils_is_the_125th_and_the_first_new_participant_of_2015(self) -> None:
        assert titles(125)[0] == "125th participant"
        assert "First new participant of 2015" in titles(125)

    def test_daugavpils_is_so_in_french(self) -> None:
        assert titles(125, "fr")[0] == "125e participant"
        assert "Premier nouveau participant de 2015" in titles(125, "fr")

    def test_125_is_a_round_number_and_none_of_the_others_is(self) -> None:
        assert ids(kind=Kind.ROUND) == ["round-125"]

    def test_tivat_is_no_first_of_its_year(self) -> None:
        assert "first-of-year-127" not in ids()

    def test_newest_stands_first(self) -> None:
        numbers = [moment.main.number for moment in moments(Asked())]
        assert numbers == [127, 126, 125, 124, 123]

    def test_what_lower_numbers_might_contradict_is_said_of_the_record_alone(self) -> None:
        assert titles(127)[1] == "First participant from Montenegro on record"
        assert titles(127, "fr")[1] == "Premier participant du Monténégro au registre"
        assert "First new participant of 2014 on record" in titles(123)


class TestWholeRecord:
    def test_first_and_next_from_a_country_go_by_number(self) -> None:
        join(1, "ME", date(2013, 5, 1))
        join(2, "RO", date(2013, 4, 1))
        join(3, "ME", date(2013, 4, 1))
        assert titles(1)[-1] == "First participant from Montenegro"
        assert titles(3)[-1] == "2nd participant from Montenegro"

    def test_first_of_a_year_goes_by_day_then_number(self) -> None:
        join(1, "ME", date(2013, 5, 1))
        join(2, "RO", date(2013, 4, 1))
        join(3, "LV", date(2013, 4, 1))
        assert ids(kind=Kind.FIRST_OF_YEAR) == ["first-of-year-2"]

    def test_first_that_came_with_a_higher_number_is_meant_without_reserve(self) -> None:
        join(1, "ME", date(2013, 5, 1))
        join(2, "RO", date(2014, 4, 1))
        join(3, "LV", date(2014, 3, 1))
        assert "First new participant of 2014" in titles(3)

    def test_gap_before_the_year_is_no_reserve(self) -> None:
        join(5, "ME", date(2013, 5, 1))
        join(6, "RO", date(2014, 4, 1))
        assert "First new participant of 2014" in titles(6)

    def test_gap_at_the_turn_of_the_year_is_one(self) -> None:
        join(1, "ME", date(2013, 5, 1))
        join(3, "RO", date(2014, 4, 1))
        assert "First new participant of 2014 on record" in titles(3)


class TestStanding:
    def test_candidate_has_no_milestone(self) -> None:
        ParticipantFactory(status="candidate", ordinal=None, joined_on=None)
        assert ids() == []

    def test_admission_that_is_not_released_has_none_and_counts_for_none(self) -> None:
        join(1, "RO", date(2013, 1, 1))
        admitted = ParticipantFactory(status="admitted", country="ME", joined_on=date(2013, 2, 1))
        join(3, "ME", date(2013, 3, 1))
        assert titles(3)[-1] == "First participant from Montenegro on record"
        services.release(participant=admitted, by=None)
        assert titles(2)[-1] == "First participant from Montenegro"
        assert titles(3)[-1] == "2nd participant from Montenegro"

    def test_withdrawn_one_still_was_the_first(self) -> None:
        join(1, "ME", date(2013, 1, 1), status="withdrawn")
        join(2, "ME", date(2013, 2, 1))
        assert titles(1)[-1] == "First participant from Montenegro"
        assert titles(2)[-1] == "2nd participant from Montenegro"

    def test_readmitted_one_keeps_the_day_of_its_accession(self) -> None:
        back = join(1, "ME", date(2013, 1, 1), status="withdrawn")
        services.readmit(participant=back, effective_on=date(2015, 1, 1), by=None)
        assert [fact.date for fact in facts(Asked(kind=Kind.NUMBER))] == [date(2013, 1, 1)]

    def test_merged_one_keeps_its_milestones(self) -> None:
        merged, into = join(1, "ME", date(2013, 1, 1)), join(2, "ME", date(2013, 2, 1))
        services.merge(participant=merged, into=into, effective_on=date(2014, 1, 1), by=None)
        assert titles(1)[-1] == "First participant from Montenegro"

    def test_milestone_names_a_renamed_one_as_it_is_called_now(self) -> None:
        renamed = join(1, "ME", date(2013, 1, 1), name="Teodo")
        services.rename(participant=renamed, name="Tivat", effective_on=date(2014, 1, 1), by=None)
        assert {fact.participant.name for fact in facts(Asked())} == {"Tivat"}

    def test_corrected_day_moves_the_first_of_a_year(self) -> None:
        moved = join(1, "ME", date(2013, 1, 1))
        join(2, "RO", date(2014, 2, 1))
        services.correct(
            entry=moved.entries.get(kind="accession"), effective_on=date(2014, 1, 1), note="Misread", by=None
        )
        assert ids(kind=Kind.FIRST_OF_YEAR) == ["first-of-year-1"]


class TestSamples:
    def test_milestones_of_a_sample_are_marked(self) -> None:
        join(1, "ME", date(2013, 1, 1), is_sample=True)
        assert all(fact.is_sample for fact in facts(Asked()))

    def test_place_in_a_country_is_marked_when_a_sample_was_counted(self) -> None:
        join(1, "ME", date(2013, 1, 1), is_sample=True)
        join(2, "ME", date(2013, 2, 1))
        marked = {fact.id for fact in facts(Asked(number=2)) if fact.is_sample}
        assert marked == {"nth-from-country-2"}

    def test_sample_that_came_later_marks_nothing(self) -> None:
        join(1, "ME", date(2013, 1, 1))
        join(2, "ME", date(2013, 2, 1), is_sample=True)
        assert not any(fact.is_sample for fact in facts(Asked(number=1)))


class TestAsking:
    @pytest.fixture(autouse=True)
    def _loaded(self) -> None:
        load_reported()
        join(128, "LV", date(2016, 1, 1))

    @pytest.mark.parametrize(
        ("asked", "numbers"),
        [
            ({"kind": Kind.NUMBER}, [128, 127, 126, 125, 124, 123]),
            ({"kind": Kind.ROUND}, [125]),
            ({"kind": Kind.FIRST_FROM}, [127, 126, 125, 124, 123]),
            ({"kind": Kind.NTH_FROM}, [128]),
            ({"kind": Kind.FIRST_OF_YEAR}, [128, 125, 123]),
            ({"kind": Kind.RECORDED}, []),
            ({"year": 2015}, [127, 126, 125]),
            ({"country": "LV"}, [128, 125]),
            ({"number": 126}, [126]),
            ({"number": 999}, []),
            ({"year": 2015, "country": "LV", "kind": Kind.ROUND}, [125]),
        ],
    )
    def test_narrows_to_those_with_such_a_milestone(self, asked: dict[str, Any], numbers: list[int]) -> None:
        assert [moment.main.number for moment in moments(Asked(**asked))] == numbers

    def test_narrowing_changes_no_place(self) -> None:
        assert titles(128)[-1] == "2nd participant from Latvia on record"

    def test_each_milestone_of_a_kind_is_of_that_kind(self) -> None:
        assert ids(kind=Kind.FIRST_OF_YEAR) == ["first-of-year-128", "first-of-year-125", "first-of-year-123"]

    def test_newest_few_keep_their_places(self) -> None:
        (newest,) = moments(Asked(), most=1)
        assert [fact.id for fact in newest.facts][-1] == "nth-from-country-128"


class TestRecorded:
    def test_recorded_ones_stand_among_the_others_by_day(self) -> None:
        join(1, "ME", date(2013, 1, 1))
        join(2, "ME", date(2015, 1, 1))
        plan = Milestone.objects.create(date=date(2014, 1, 1), title="Action plan adopted")
        assert [moment.main.id for moment in moments(Asked())] == [
            "number-2",
            f"recorded-{plan.pk}",
            "number-1",
        ]

    def test_one_of_a_participant_that_is_not_public_is_not_told(self) -> None:
        admitted = ParticipantFactory(status="admitted")
        Milestone.objects.create(date=date(2014, 1, 1), title="Secret", participant=admitted)
        assert moments(Asked()) == []

    def test_is_found_by_year_country_and_number_of_its_participant(self) -> None:
        tivat = join(1, "ME", date(2013, 1, 1))
        plan = Milestone.objects.create(date=date(2014, 1, 1), title="Plan", participant=tivat)
        expected = [f"recorded-{plan.pk}"]
        for asked in ({"year": 2014}, {"country": "ME"}, {"number": 1}):
            assert ids(kind=Kind.RECORDED, **asked) == expected
        for asked in ({"year": 2013}, {"country": "RO"}, {"number": 2}):
            assert ids(kind=Kind.RECORDED, **asked) == []

    def test_english_stands_in_for_missing_french(self) -> None:
        Milestone.objects.create(date=date(2014, 1, 1), title="Plan")
        (fact,) = facts(Asked())
        assert fact.title("fr") == ("Plan", "en")


class TestThousandParticipants:
    @pytest.fixture(autouse=True)
    def _joined(self) -> None:
        join_many(1_000)

    @pytest.mark.parametrize("asked", [Asked(), Asked(kind=Kind.FIRST_OF_YEAR), Asked(number=500)])
    def test_all_milestones_cost_two_queries(self, django_assert_max_num_queries: Any, asked: Asked) -> None:
        with django_assert_max_num_queries(2):
            found = facts(asked)
        assert found

    def test_numbers_are_those_of_the_record(self) -> None:
        found = {fact.nth for fact in facts(Asked(kind=Kind.NUMBER))}
        assert found == set(Participant.objects.values_list("ordinal", flat=True))

    def test_round_ones_are_10_and_every_25(self) -> None:
        found = sorted(fact.nth for fact in facts(Asked(kind=Kind.ROUND)))
        assert found == sorted([10, *range(25, 1_001, 25)])


@given(st.integers(min_value=1, max_value=10**6))
def test_round_numbers_end_in_00_25_50_or_75(number: int) -> None:
    assert is_round(number) == (number == 10 or number % 100 in {0, 25, 50, 75})


def test_country_without_known_article_is_told_in_neutral_words() -> None:
    join(1, "TV", date(2013, 1, 1))
    join(2, "TV", date(2013, 1, 2))
    assert titles(1)[-1] == "First participant from its country, Tuvalu"
    assert titles(2, "fr")[-1] == "2e participant de son pays (Tuvalu)"
