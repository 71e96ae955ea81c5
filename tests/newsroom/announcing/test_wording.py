"""The numbers in an announcement read right in each language."""

from datetime import date

import pytest

from newsroom.announcing.wording import teaser_for, title_for
from participants.models import Participant

NUMBERS = {
    1: ("1st", "1er"),
    2: ("2nd", "2e"),
    3: ("3rd", "3e"),
    21: ("21st", "21e"),
    101: ("101st", "101e"),
    128: ("128th", "128e"),
}


def tivat(number: int) -> Participant:
    return Participant(name="Tivat", country="ME", ordinal=number, joined_on=date(2015, 4, 21))


@pytest.mark.parametrize(("number", "words"), NUMBERS.items())
def test_titles_and_teasers_have_the_ordinal_of_their_language(number: int, words: tuple[str, str]) -> None:
    english, french = words
    assert title_for(tivat(number), "en") == f"Tivat is the {english} participant"
    assert title_for(tivat(number), "fr") == f"Tivat est le {french} participant"
    assert f"the {english} participant." in teaser_for(tivat(number), "en")
    assert f"C’est le {french} participant." in teaser_for(tivat(number), "fr")


def test_another_language_gets_the_english_words() -> None:
    assert title_for(tivat(127), "de") == "Tivat is the 127th participant"


def test_nobody_without_a_number_is_announced() -> None:
    with pytest.raises(ValueError, match="no number"):
        title_for(Participant(name="Tivat"), "en")
