"""127th, 127e."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.common.ordinals import ordinal

numbers = st.integers(min_value=1, max_value=10**9)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (20, "20th"),
        (21, "21st"),
        (111, "111th"),
        (112, "112th"),
        (121, "121st"),
        (122, "122nd"),
        (127, "127th"),
        (1011, "1011th"),
    ],
)
def test_english_ending_follows_the_last_digits(number: int, words: str) -> None:
    assert ordinal(number, "en") == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1er"), (2, "2e"), (21, "21e"), (101, "101e"), (127, "127e")]
)
def test_french_ending_is_e_from_2_on(number: int, words: str) -> None:
    assert ordinal(number, "fr") == words


def test_french_first_agrees_with_a_feminine_noun() -> None:
    assert ordinal(1, "fr", feminine=True) == "1re"


def test_only_the_first_has_a_feminine_form() -> None:
    assert ordinal(2, "fr", feminine=True) == "2e"


def test_regional_code_counts_as_its_language() -> None:
    assert ordinal(127, "fr-ch") == "127e"


@pytest.mark.parametrize("number", [0, -1])
def test_there_is_no_ordinal_below_1(number: int) -> None:
    with pytest.raises(ValueError, match="no ordinal"):
        ordinal(number, "en")


@given(numbers, st.sampled_from(["en", "fr"]), st.booleans())
def test_ordinal_begins_with_its_number(number: int, language: str, feminine: bool) -> None:
    words = ordinal(number, language, feminine=feminine)
    assert words.rstrip("abcdefghijklmnopqrstuvwxyz") == str(number)


@given(numbers)
def test_english_ending_depends_on_the_last_two_digits_only(number: int) -> None:
    assert ordinal(number, "en")[-2:] == ordinal(number + 100, "en")[-2:]
