"""Where a teaser ends, and how long one may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.importing.teasers import ends_with_read_more, shortened, without_trailing_furniture


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It goes on... Read more", "It goes on"),
        ("It goes on… Read more", "It goes on"),
        ("It goes on...", "It goes on"),
        ("It goes on [...]", "It goes on"),
        ("It goes on [&] […] Read more »", "It goes on [&]"),
        ("It stops. Read more", "It stops."),
        ("Of a Read more", "Of a"),
        ("It stops. ... Read more", "It stops."),
        ("It goes on … …", "It goes on"),
        ("Mr Example,...", "Mr Example,"),
        ("Children read more", "Children read more"),
        ("Really?", "Really?"),
        ("A list (of two)", "A list (of two)"),
        ("It said “so...”", "It said “so...”"),
        ("...", ""),
        ("Read more", ""),
    ],
)
def test_link_and_dots_go_and_nothing_else(text: str, expected: str) -> None:
    assert without_trailing_furniture(text) == expected


@pytest.mark.parametrize("line", ["Read more", "read more »", "> Read more...", "Text... Read more"])
def test_line_that_ends_an_entry_is_known(line: str) -> None:
    assert ends_with_read_more(line)


@pytest.mark.parametrize("line", ["Children read more", "", "More to read", "UnRead more"])
def test_other_line_ends_no_entry(line: str) -> None:
    assert not ends_with_read_more(line)


def test_text_within_the_limit_stays() -> None:
    assert shortened("One. Two.", limit=9) == "One. Two."


def test_long_text_is_cut_after_its_last_whole_sentence() -> None:
    assert shortened("One is here. Two is there. Three is nowhere.", limit=30) == "One is here. Two is there."


def test_long_text_without_a_sentence_in_reach_is_cut_at_a_word() -> None:
    assert shortened("A. many many words without an end", limit=20) == "A. many many words"


def test_word_longer_than_the_limit_is_cut() -> None:
    assert shortened("x" * 30, limit=20) == "x" * 20


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_shortened_text_is_a_beginning_within_the_limit(text: str, limit: int) -> None:
    short = shortened(text, limit=limit)
    assert len(short) <= limit
    assert text.startswith(short)
