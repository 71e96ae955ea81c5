"""The old site's own list, where it lies beside the project. Its text is not part of the project."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from newsroom.importing.applying import import_entries
from newsroom.importing.categorising import propose_category
from newsroom.importing.entries import Reading
from newsroom.importing.reading import read_news
from newsroom.importing.statements import statements_in
from newsroom.models import ArticlePage, NewsIndexPage

PATH: Path = settings.PROJECT_DIR.parent / "shared" / "data" / "alliance-news-listing.txt"

pytestmark = pytest.mark.skipif(not PATH.exists(), reason=f"the old site's list is not at {PATH}")

# By the line on which each article begins, judged by eye.
CATEGORIES = {
    15: "interview",
    23: "participant-news",
    33: "call",
    42: "event",
    54: "statement",
    62: "statement",
    68: "participant-news",
    78: "event",
    86: "event",
    94: "participant-news",
    102: "event",
    110: "interview",
    118: "participant-news",
    126: "interview",
    134: "interview",
    141: "participant-news",
    149: "publication",
    156: "event",
    165: "participant-news",
    172: "event",
    179: "event",
    186: "event",
    193: "event",
    202: "event",
    209: "event",
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_news(PATH)


def test_all_articles_arrive(reading: Reading) -> None:
    assert len(reading.entries) == 25
    assert reading.problems == []


def test_dates_reach_over_the_whole_period(reading: Reading) -> None:
    days = [entry.date for entry in reading.entries]
    assert (min(days), max(days)) == (date(2014, 5, 14), date(2015, 5, 20))
    assert days == sorted(days, reverse=True)


def test_credits_are_right(reading: Reading) -> None:
    assert Counter(entry.credit for entry in reading.entries) == {
        "": 12,
        "© CoE": 6,
        "© Wikipedia.org": 4,
        "© AER": 1,
        "© Wikimedia": 1,
        "© Council of Europe": 1,
    }


def test_teasers_end_without_furniture(reading: Reading) -> None:
    for entry in reading.entries:
        assert "Read more" not in entry.teaser
        assert "..." not in entry.teaser
        assert "writen" not in entry.teaser


def test_paragraphs_of_teasers_are_kept(reading: Reading) -> None:
    counts = Counter(entry.teaser.count("\n\n") + 1 for entry in reading.entries)
    assert counts == {1: 19, 2: 5, 3: 1}


def test_quotes_and_accents_are_kept(reading: Reading) -> None:
    texts = " ".join(f"{entry.title} {entry.teaser}" for entry in reading.entries)
    for found in (
        "“Roma should",
        "''Roma inclusion",
        "‘CSO Young Roma’",
        "Frécon",
        "racism & discrimination",
    ):
        assert found in texts


def test_what_stands_around_the_news_is_recognised(reading: Reading) -> None:
    assert [(part.line, part.kind) for part in reading.furniture] == [
        (1, "social links"),
        (3, "join box"),
        (5, "join box"),
        (7, "NGO box"),
        (9, "NGO box"),
        (12, "contact line"),
    ]


def test_accessions_are_found_and_no_others(reading: Reading) -> None:
    told = [(s.name, s.number, s.date) for s in statements_in(reading.entries) if s.is_accession]
    assert told == [
        ("Tivat", 127, date(2015, 5, 6)),
        ("Anderlecht", 126, date(2015, 3, 20)),
        ("Megara", 124, date(2014, 12, 5)),
        ("Ploiesti", 123, date(2014, 10, 15)),
    ]


def test_first_new_participant_of_a_year_is_to_check(reading: Reading) -> None:
    (told,) = [s for s in statements_in(reading.entries) if not s.is_accession]
    assert (told.name, told.number, told.date) == ("Daugavpils", None, date(2015, 2, 24))


def test_categories_are_those_a_person_would_choose(reading: Reading) -> None:
    assert {entry.line: propose_category(entry).category for entry in reading.entries} == CATEGORIES


def test_articles_are_public_with_readable_addresses(reading: Reading, news_index: NewsIndexPage) -> None:
    import_entries(news_index=news_index, entries=reading.entries)
    slugs = set(ArticlePage.objects.live().values_list("slug", flat=True))
    assert len(slugs) == 25
    assert "jean-claude-frecon-roma-inclusion-demands-real-efforts-by-towns-and-regions" in slugs
    assert max(map(len, slugs)) <= 80
