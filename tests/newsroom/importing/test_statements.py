"""What the news says of the registry: accessions with number and name, and claims to check."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.importing.entries import NewsEntry
from newsroom.importing.names import participant_named_in
from newsroom.importing.statements import Statement, statements_in


def news(title: str = "News", teaser: str = "") -> NewsEntry:
    return NewsEntry(line=7, title=title, date=date(2015, 5, 6), credit="", teaser=teaser)


def found_in(title: str = "News", teaser: str = "") -> list[tuple[str, int | None]]:
    return [(told.name, told.number) for told in statements_in([news(title, teaser)]) if told.is_accession]


@pytest.mark.parametrize(
    ("title", "teaser", "name", "number"),
    [
        ("The municipality of Lindenau is the 128th participant of the Alliance", "", "Lindenau", 128),
        (
            "The Alliance welcomes Lindenau among its participants",
            "It is the 3rd participant.",
            "Lindenau",
            3,
        ),
        (
            "News",
            "We are pleased to welcome the Dutch city of Lindenau as the 22nd participant.",
            "Lindenau",
            22,
        ),
        ("News", "Happy to announce its 41st participant, as the city of Lindenau joined.", "Lindenau", 41),
        (
            "News",
            "The town of Lindenau, Utopia, joined to raise its number of participants to 129.",
            "Lindenau",
            129,
        ),
        ("Lindenau (Utopia): our 130th participant", "", "Lindenau", 130),
        ("Lindenau becomes the 131st participant of the European Alliance", "", "Lindenau", 131),
        ("Villa-Nova de l’Arc is the Alliance’s 132nd participant", "", "Villa-Nova de l’Arc", 132),
        ("Stari Grad na Moru joins as the 133rd Alliance participant", "", "Stari Grad na Moru", 133),
        ("The county of Łódź-Wschód is the 1st participant", "", "Łódź-Wschód", 1),
    ],
)
def test_accession_is_told_with_name_and_number(title: str, teaser: str, name: str, number: int) -> None:
    assert found_in(title, teaser) == [(name, number)]


def test_statement_has_line_date_and_words() -> None:
    assert statements_in([news("The city of Lindenau is the 128th participant")]) == [
        Statement(7, date(2015, 5, 6), "Lindenau", 128, "the 128th participant")
    ]


def test_accession_told_twice_in_an_article_is_one() -> None:
    text = "The city of Lindenau is the 128th participant"
    assert found_in(text, f"{text} of the Alliance.") == [("Lindenau", 128)]


def test_name_stands_in_the_sentence_of_the_number_before_the_title() -> None:
    told = found_in("The city of Lindenau is glad", "The city of Ostheim is the 9th participant. Well done.")
    assert told == [("Ostheim", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "A group of 56 Mayors met at the 28th Congress Session",
        "The 7th CAHROM meeting",
        "The newest Alliance participant is the city of Lindenau",
        "She is the 3rd participant of the workshop in Lindenau",
        "The city of Lindenau was the 5th participant in the race",
        "The 12 participants and the 3rd national seminar",
        "The number of participants rose to 50 at the seminar",
        "The city of Lindenau has 128 participants",
        "The 128th participants’ meeting in the city of Lindenau",
    ],
)
def test_other_numbers_are_no_accession(text: str) -> None:
    assert statements_in([news(text, text)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The city of Lindenau wishes to become the 128th participant",
        "The city of Lindenau will be the 128th participant",
        "The 128th participant will be the city of Lindenau",
        "The city of Lindenau is not the 128th participant",
    ],
)
def test_accession_wished_for_is_to_check(text: str) -> None:
    (told,) = statements_in([news(text)])
    assert told.number == 128
    assert told.doubt == "is not said to have happened"


def test_accession_without_a_name_is_to_check() -> None:
    (told,) = statements_in([news("Our 128th participant is here")])
    assert (told.name, told.number, told.doubt) == ("", 128, "names no participant")


@pytest.mark.parametrize(
    "title",
    [
        "Lindenau: the first new participant of the Alliance in 2016",
        "Lindenau: first new participant in 2016",
        "Lindenau: the first participant from Utopia",
    ],
)
def test_claim_to_be_the_first_is_to_check(title: str) -> None:
    (told,) = statements_in([news(title)])
    assert (told.name, told.number, told.doubt) == ("Lindenau", None, "claims to be the first")


@pytest.mark.parametrize(
    "sentence",
    [
        "Call for participation: the 5th prize",
        "The Alliance is glad",
        "Mayors from all countries is a strange sentence",
        "The cities and regions of Europe",
        "Interview with somebody: yes",
        "",
    ],
)
def test_nobody_is_named_where_no_rule_fits(sentence: str) -> None:
    assert participant_named_in(sentence) == ""


@given(st.text(), st.text())
def test_any_text_is_read(title: str, teaser: str) -> None:
    for told in statements_in([news(title, teaser)]):
        assert told.doubt or (told.name and told.number)
