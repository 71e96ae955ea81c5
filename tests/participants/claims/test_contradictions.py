"""Numbers in a text against the registry: as it was on the text's day. No database."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from cms.publishing.preflight.contents import Place
from participants.claims import may_claim
from participants.contradictions import Contradiction, Registered, Text, Told, contradictions_in
from participants.figures.chronicle import Chronicle, Step
from participants.figures.figure import Figure, Subject

DAY = date(2015, 5, 20)
TIVAT = Registered(1, ("Tivat",), 3)
MEGARA = Registered(2, ("Megara",), 2)
ANDERLECHT = Registered(3, ("Anderlecht", "Anderlecht-lez-Bruxelles"), 1)
LATER = Registered(4, ("Ploiești",), 4)
KOTOR = Registered(5, ("Kotor",))
REGISTRY = (TIVAT, MEGARA, ANDERLECHT, LATER, KOTOR)


def joined(registered: Registered, on: date, country: str) -> Step:
    return Step(on, registered.id, country, "accession", registered.ordinal)


STEPS = (
    joined(ANDERLECHT, date(2014, 1, 1), "BE"),
    joined(MEGARA, date(2015, 4, 1), "GR"),
    joined(TIVAT, date(2015, 5, 6), "ME"),
    joined(LATER, date(2016, 1, 1), "RO"),
)


def wrong(
    text: str,
    *,
    about: Iterable[int] = (),
    on: date = DAY,
    registry: tuple[Registered, ...] = REGISTRY,
    steps: tuple[Step, ...] = STEPS,
    **told: Any,
) -> list[Contradiction]:
    place = Place("body", "b")
    chronicle = Chronicle(steps)
    contradictions = list(
        contradictions_in(
            Told(
                texts=[Text(place, text)],
                on=on,
                about=frozenset(about),
                registry=registry,
                chronicle=chronicle,
                **told,
            )
        )
    )
    assert may_claim(text) or not contradictions, "It would never be looked at."
    return contradictions


def found(text: str, **told: Any) -> list[str]:
    return [one.subject.value for one in wrong(text, **told)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Tivat is the 2nd participant of the Alliance.", set()),
        ("The town is the 2nd participant.", {TIVAT.id}),
        ("Tivat joined. It became the 2nd participant of the Alliance.", set()),
        ("Tivat est le 2e participant de l’Alliance.", set()),
        ("Tivat, la 2ème participante", set()),
        ("Tivat, 2nd Alliance participant", {TIVAT.id, MEGARA.id}),
        ("A delegation from Anderlecht greeted the 2nd participant.", {TIVAT.id}),
        ("Anderlecht-lez-Bruxelles is the 2nd participant.", set()),
        ("The city of Ploiesti is the 3rd participant.", set()),
    ],
)
def test_ordinal_of_another_is_found(text: str, about: set[int]) -> None:
    assert found(text, about=about) == ["ordinal"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Tivat is the 3rd participant of the Alliance.", set()),
        ("Tivat est le 3e participant de l’Alliance.", {TIVAT.id}),
        ("After Megara, the 2nd participant, Tivat is the 3rd participant.", set()),
        ("The 2nd participant of the workshop was Tivat.", set()),
        ("The 9th participant will be announced.", set()),
        ("Kotor may become the 9th participant of the Alliance.", {KOTOR.id}),
        ("Anderlecht greeted the 3rd participant.", {TIVAT.id}),
        ("Tivatska is the 9th participant.", set()),
        ("Tivat joined in 2015, on the 2nd of May.", {TIVAT.id}),
    ],
)
def test_right_or_unknown_ordinal_is_not(text: str, about: set[int]) -> None:
    assert found(text, about=about) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Alliance now has 127 participants.",
        "The Alliance and its 127 participants celebrate.",
        "The Alliance raises its number of participants to 127.",
        "The Alliance brings together 127 participants.",
        "The Alliance: 127 participants in 3 countries.",
        "L’Alliance compte désormais 127 participants.",
        "L’Alliance porte le nombre de participants à 127.",
        "L’Alliance : 127 participants dans 3 pays.",
    ],
)
def test_total_that_differs_is_found(text: str) -> None:
    assert found(text) == ["participants"]


@pytest.mark.parametrize(
    "text",
    [
        "The Alliance now has 3 participants.",
        "L’Alliance compte désormais 3 participants.",
        "The Alliance's workshop had 127 participants.",
        "The Alliance held a seminar and counts 127 participants there.",
        "The Alliance hopes to have 127 participants.",
        "In 2025 the Alliance has 127 participants.",
        "The school has 127 participants.",
        "The Alliance had 127 participants.",
    ],
)
def test_right_total_or_one_of_something_else_is_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Alliance is present in 29 countries.",
        "The Alliance has 3 participants in 29 countries.",
        "The Alliance unites cities and regions from 29 countries.",
        "The Alliance covers 29 countries.",
        "L’Alliance est présente dans 29 pays.",
        "L’Alliance compte 3 participants dans 29 pays.",
        "L’Alliance réunit des villes et des régions de 29 pays.",
    ],
)
def test_number_of_countries_that_differs_is_found(text: str) -> None:
    assert found(text) == ["countries"]


@pytest.mark.parametrize(
    "text",
    [
        "The Alliance is present in 3 countries.",
        "L’Alliance compte 3 participants dans 3 pays.",
        "Experts from 29 countries met at the Alliance’s conference.",
        "The Alliance invited cities from 29 countries.",
        "The Council of Europe has 29 countries.",
        "The Alliance visited 29 countries.",
        "Des délégués de 29 pays ont rencontré l’Alliance.",
    ],
)
def test_right_number_of_countries_or_one_of_something_else_is_not(text: str) -> None:
    assert found(text) == []


def test_both_numbers_of_a_sentence_are_read_once_each() -> None:
    text = "The Alliance unites its 127 participants in 29 countries."
    assert [one.claim.number for one in wrong(text)] == [127, 29]


def test_old_total_is_right_on_its_day_and_wrong_today() -> None:
    text = "The Alliance has 3 participants in 3 countries."
    assert found(text, on=DAY) == []
    assert found(text, on=date(2016, 2, 1)) == ["participants", "countries"]


def test_later_withdrawal_makes_no_old_total_wrong() -> None:
    gone = Step(date(2015, 6, 1), MEGARA.id, "GR", "withdrawal", None)
    steps = (*STEPS[:3], gone, STEPS[3])
    text = "The Alliance has 3 participants in 3 countries."
    assert found(text, on=DAY, steps=steps) == []
    assert found(text, on=date(2015, 6, 1), steps=steps) == ["participants", "countries"]
    assert found("The Alliance has 2 participants.", on=date(2015, 6, 1), steps=steps) == []


class TestGaps:
    """Only the 123rd and the 127th are on record."""

    STEPS = (
        Step(date(2015, 1, 1), 1, "RO", "accession", 123),
        Step(date(2015, 5, 6), 2, "ME", "accession", 127),
    )

    @pytest.mark.parametrize(("number", "is_wrong"), [(2, False), (127, False), (3, True), (126, True)])
    def test_those_left_out_may_be_counted_or_not(self, number: int, is_wrong: bool) -> None:
        text = f"The Alliance has {number} participants."
        assert bool(found(text, steps=self.STEPS)) is is_wrong

    @pytest.mark.parametrize(("number", "is_wrong"), [(1, True), (2, False), (29, False), (128, True)])
    def test_those_left_out_may_be_from_more_countries(self, number: int, is_wrong: bool) -> None:
        text = f"The Alliance is present in {number} countries."
        assert bool(found(text, steps=self.STEPS)) is is_wrong


def test_before_the_record_begins_nothing_is_contradicted() -> None:
    text = "The Alliance has 127 participants in 29 countries."
    assert found(text, on=date(2013, 12, 31)) == []
    assert found(f"{text} Tivat is the 9th participant.", registry=(), steps=()) == []


class TestWhatItOffers:
    def test_number_and_figure_of_the_day(self) -> None:
        (one,) = wrong("The Alliance has 127 participants.")
        assert one.number == 3
        assert one.figure == Figure(subject=Subject.PARTICIPANTS, frozen_on=DAY)
        assert one.claim.sentence == "The Alliance has 127 participants."
        assert (one.place.field, one.place.block) == ("body", "b")

    def test_live_figure_for_a_text_of_no_day(self) -> None:
        (one,) = wrong("The Alliance covers 29 countries.", is_dated=False)
        assert one.figure == Figure(subject=Subject.COUNTRIES)

    def test_figure_of_the_participant_it_means(self) -> None:
        (one,) = wrong("Tivat is the 2nd participant.")
        assert (one.name, one.number) == ("Tivat", 3)
        assert one.figure == Figure(subject=Subject.ORDINAL, participant=TIVAT.id)
