"""From what a reader types to words, and to words marked in what is found."""

import re

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from home.search_terms import MAX_QUERY_LENGTH, MAX_TERMS, excerpt, highlighted, normalised, terms

queries = st.text(max_size=400)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Tivat", ["tivat"]),
        ("  Tivat\t\n Montenegro ", ["tivat", "montenegro"]),
        ('"local action" plan', ["local", "action", "plan"]),
        ('"unbalanced', ["unbalanced"]),
        ("cit*", ["cit"]),
        ("(AND OR NOT)", ["and", "or", "not"]),
        ("l'égalité", ["l", "égalité"]),
        ("e\u0301galite\u0301", ["égalité"]),
        ("snake_case", ["snake", "case"]),
        ("Tivat TIVAT tivat", ["tivat"]),
        ("Мегара 127", ["мегара", "127"]),
        ("\0", []),
        ("?!… — *", []),
        ("", []),
    ],
)
def test_query_is_read_as_words(query: str, words: list[str]) -> None:
    assert terms(query) == words


def test_only_the_first_words_of_a_long_query_count() -> None:
    assert len(terms(" ".join(f"w{number}" for number in range(500)))) == MAX_TERMS


def test_endless_word_is_cut() -> None:
    assert normalised("x" * 100_000) == "x" * MAX_QUERY_LENGTH


@given(queries)
def test_every_term_is_of_letters_and_digits(query: str) -> None:
    assert all(not re.search(r'[\s"*():^%\\\x00]', term) for term in terms(query))


@given(queries)
def test_normalised_query_is_normal(query: str) -> None:
    assert normalised(normalised(query)) == normalised(query)


@given(queries)
def test_normalising_changes_no_term(query: str) -> None:
    assert terms(normalised(query)) == terms(query)


def test_term_is_marked_where_a_word_begins_with_it() -> None:
    assert highlighted("Tivat joins; activate Tivat’s plan", ["tiv"]) == (
        "<mark>Tivat</mark> joins; activate <mark>Tivat</mark>’s plan"
    )


def test_accents_do_not_hinder_marking() -> None:
    assert highlighted("Égalité", ["egal"]) == "<mark>Égalité</mark>"


def test_markup_in_the_text_is_escaped() -> None:
    assert highlighted("<script>alert(1)</script>", ["alert"]) == (
        "&lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt;"
    )


@given(st.text(), st.lists(st.text()))
def test_marking_changes_nothing_but_marks(text: str, wanted: list[str]) -> None:
    html = highlighted(text, wanted)
    assert html.replace("<mark>", "").replace("</mark>", "") == escape(text)


@given(st.text(), queries)
def test_marking_leaves_no_other_tag(text: str, query: str) -> None:
    html = highlighted(text, terms(query))
    assert "<" not in re.sub(r"</?mark>", "", html)


def test_short_text_is_shown_whole() -> None:
    assert excerpt("A town  on\nthe bay.", ["bay"]) == "A town on the bay."


def test_long_text_is_shown_around_the_first_term() -> None:
    text = "word " * 200 + "Tivat " + "word " * 200
    shown = excerpt(text, ["tivat"], length=100)
    assert "Tivat" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_long_text_without_the_term_is_shown_from_its_beginning() -> None:
    assert excerpt("first " + "word " * 200, ["tivat"], length=30) == "first word word word word …"


@given(st.text(), queries, st.integers(20, 300))
def test_excerpt_is_not_much_longer_than_asked(text: str, query: str, length: int) -> None:
    assert len(excerpt(text, terms(query), length)) <= length + 4
