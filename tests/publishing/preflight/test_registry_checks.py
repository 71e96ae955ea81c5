"""Numbers in a text against the registry: as it was on the text's day. No database."""

from datetime import date

import pytest

from cms.publishing.preflight.contents import Place
from participants.preflight import REGISTRY_CHECKS, Registered, Text, Told

DAY = date(2015, 5, 20)
TIVAT = Registered(1, "Tivat", 3, date(2015, 5, 6))
MEGARA = Registered(2, "Megara", 2, date(2015, 4, 1))
ANDERLECHT = Registered(3, "Anderlecht", 1, date(2014, 1, 1))
LATER = Registered(4, "Ploiești", 4, date(2016, 1, 1))
KOTOR = Registered(5, "Kotor")
REGISTRY = (TIVAT, MEGARA, ANDERLECHT, LATER, KOTOR)


def found(
    text: str, *, about: set[int] = frozenset(), on: date = DAY, registry: tuple = REGISTRY
) -> list[str]:
    told = Told(texts=[Text(Place("body", "b"), text)], on=on, about=frozenset(about), registry=registry)
    return [finding.check for check in REGISTRY_CHECKS for finding in check.findings(told)]


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
    ],
)
def test_ordinal_of_another_is_found(text: str, about: set[int]) -> None:
    assert found(text, about=about) == ["registry-ordinal"]


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
        "L’Alliance compte désormais 127 participants.",
        "L’Alliance porte le nombre de participants à 127.",
    ],
)
def test_total_that_differs_is_found(text: str) -> None:
    assert found(text) == ["registry-total"]


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


def test_old_total_is_right_on_its_day_and_wrong_today() -> None:
    text = "The Alliance has 3 participants."
    assert found(text, on=DAY) == []
    assert found(text, on=date(2016, 2, 1)) == ["registry-total"]


@pytest.mark.parametrize(
    ("number", "checks"), [(1, ["registry-total"]), (2, []), (3, []), (4, ["registry-total"])]
)
def test_withdrawn_participants_may_be_counted_or_not(number: int, checks: list[str]) -> None:
    gone = Registered(9, "Gone", 9, date(2014, 5, 1), is_current=False)
    text = f"The Alliance has {number} participants."
    assert found(text, registry=(MEGARA, ANDERLECHT, gone)) == checks


def test_empty_registry_contradicts_nothing() -> None:
    assert found("The Alliance has 127 participants. Tivat is the 9th participant.", registry=()) == []


def test_finding_points_to_its_block() -> None:
    told = Told(texts=[Text(Place("body", "b"), "Tivat is the 2nd participant.")], on=DAY, registry=REGISTRY)
    (finding,) = REGISTRY_CHECKS[0].findings(told)
    assert (finding.field, finding.block) == ("body", "b")
    assert "Tivat" in finding.message
    assert "3" in finding.message
