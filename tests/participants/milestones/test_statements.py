"""What the old site's news said of the registry, against what a registry loaded from it says.

The list lies beside the project; its text is not part of it.
"""

from pathlib import Path

import pytest
from django.conf import settings

from newsroom.importing.reading import read_news
from newsroom.importing.statements import Statement, statements_in
from participants.milestones.facts import Fact
from participants.milestones.kinds import Kind
from participants.milestones.ranking import Asked
from participants.milestones.reading import facts
from tests.participants.milestones.record import join

PATH: Path = settings.PROJECT_DIR.parent / "shared" / "data" / "alliance-news-listing.txt"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not PATH.exists(), reason=f"the old site's list is not at {PATH}"),
]

COUNTRIES = {"Ploiesti": "RO", "Megara": "GR", "Daugavpils": "LV", "Anderlecht": "BE", "Tivat": "ME"}
# The news of this one says that it came first in its year, and leaves its number to be worked out.
WITHOUT_NUMBER = {"Daugavpils": 125}

# Number, name, the day of the news, and the words in which it is said.
TABLE = [
    (123, "Ploiesti", "2014-10-15", "number of participants to 123"),
    (124, "Megara", "2014-12-05", "124th participant"),
    (125, "Daugavpils", "2015-02-24", "first new participant"),
    (126, "Anderlecht", "2015-03-20", "126th participant"),
    (127, "Tivat", "2015-05-06", "127th participant"),
]


def number_of(statement: Statement) -> int:
    return statement.number or WITHOUT_NUMBER[statement.name]


@pytest.fixture
def statements() -> list[Statement]:
    """Those of the list, oldest first, loaded into the registry."""
    found = sorted(statements_in(read_news(PATH).entries), key=number_of)
    for statement in found:
        join(number_of(statement), COUNTRIES[statement.name], statement.date, name=statement.name)
    return found


def the(kind: Kind, number: int) -> Fact:
    (fact,) = facts(Asked(kind=kind, number=number))
    return fact


def test_list_says_what_the_table_says(statements: list[Statement]) -> None:
    said = [(number_of(s), s.name, s.date.isoformat()) for s in statements]
    assert said == [row[:3] for row in TABLE]
    for statement, (*_row, quote) in zip(statements, TABLE, strict=True):
        assert quote in statement.quote


def test_each_accession_is_in_the_record_with_its_number_name_and_day(statements: list[Statement]) -> None:
    for statement in statements:
        fact = the(Kind.NUMBER, number_of(statement))
        assert fact.participant is not None
        assert (fact.participant.name, fact.date) == (statement.name, statement.date)


def test_each_ordinal_is_worded_as_the_news_worded_it(statements: list[Statement]) -> None:
    worded = [s for s in statements if s.number and "th participant" in s.quote]
    assert len(worded) == 3
    for statement in worded:
        assert the(Kind.NUMBER, number_of(statement)).title("en").text in statement.quote


def test_daugavpils_is_the_125th_and_the_first_new_participant_of_2015(statements: list[Statement]) -> None:
    (told,) = [statement for statement in statements if not statement.is_accession]
    (fact,) = facts(Asked(kind=Kind.FIRST_OF_YEAR, year=2015))
    assert fact.participant is not None
    assert (fact.participant.name, fact.number) == (told.name, 125) == ("Daugavpils", 125)
    assert fact.title("en").text == "First new participant of 2015"
    assert told.quote.endswith("in 2015")
    assert fact.is_complete
