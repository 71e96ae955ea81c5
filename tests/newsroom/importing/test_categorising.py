"""The proposed category and the reason for it."""

from datetime import date

import pytest

from newsroom.categories import DEFAULT_CATEGORIES
from newsroom.importing import categorising
from newsroom.importing.categorising import propose_category
from newsroom.importing.entries import NewsEntry


def category_of(title: str, teaser: str = "Some words.") -> str:
    entry = NewsEntry(line=1, title=title, date=date(2015, 5, 6), credit="", teaser=teaser)
    return propose_category(entry).category


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Interview with the mayor on the newest participant", "interview"),
        ("Call for participation: a prize", "call"),
        ("Lindenau is the 128th participant", "participant-news"),
        ("Lindenau is the newest Alliance participant", "participant-news"),
        ("We welcome Lindenau", "statement"),
        ("The Alliance welcomes Lindenau among its participants", "participant-news"),
        ("Lindenau joins the Alliance", "participant-news"),
        ("Round table in Lindenau", "event"),
        ("Report presented at the conference", "event"),
        ("New handbook for mayors", "publication"),
        ("Ada Example: “We must act”", "statement"),
        ("Calling all towns", "statement"),
        ("Anything else", "statement"),
    ],
)
def test_title_decides(title: str, category: str) -> None:
    assert category_of(title) == category


@pytest.mark.parametrize(
    ("title", "teaser", "category"),
    [
        ("Listening to the young", "In this interview she explains why.", "interview"),
        ("Ada Example: “We must act”", "She expressed her thoughts on schools.", "interview"),
        ("Ada Example: “We must act”", "She said so on Monday.", "statement"),
        ("Stronger together", "Alliance participants have agreed to work together.", "participant-news"),
        ("A prize", "The call for applications is open.", "call"),
        ("Good news", "The city of Lindenau is the 128th participant.", "participant-news"),
    ],
)
def test_teaser_decides_where_the_title_does_not(title: str, teaser: str, category: str) -> None:
    assert category_of(title, teaser) == category


def test_every_proposal_is_a_default_category_with_a_reason() -> None:
    rules = [*categorising._RULES, categorising.DEFAULT]
    assert {rule.category for rule in rules} <= set(DEFAULT_CATEGORIES)
    assert all(rule.reason for rule in rules)
