"""The text of the news list becomes entries; what is wrong becomes problems with their lines."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.importing.entries import NewsEntry, Reading
from newsroom.importing.listing import is_listing, read_listing
from tests.newsroom.importing.texts import FURNITURE, entry, news_list


def only(text: str) -> NewsEntry:
    reading = read_listing(text)
    assert reading.problems == []
    (found,) = reading.entries
    return found


def faults(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in read_listing(text).problems]


def test_entry_has_title_date_credit_teaser_and_its_line() -> None:
    found = only("\n" + news_list(entry(credit="(c) CoE")))
    assert found == NewsEntry(
        line=2,
        title="Lindenau opens a school",
        date=date(2015, 5, 20),
        credit="© CoE",
        teaser="The school has room for forty children",
    )


def test_entries_keep_the_order_of_the_list() -> None:
    text = news_list(entry("First"), entry("Second"), entry("Third"))
    assert [found.title for found in read_listing(text).entries] == ["First", "Second", "Third"]


@pytest.mark.parametrize(
    "line",
    [
        "writenWritten the 20/05/2015",
        "Written the 20/05/2015",
        "Written on 20/05/2015",
        "Written on the 20/05/2015",
        "written on: 20/05/2015",
        "writenWritten 20/05/2015",
        "writenWritten  the\t20/05/2015 ",
    ],
)
def test_date_line_is_known_in_its_variants(line: str) -> None:
    assert only(f"Title\n\n{line}\n\nTeaser.\nRead more\n").date == date(2015, 5, 20)


def test_sentence_that_begins_with_written_is_no_date_line() -> None:
    found = only(news_list(entry(teaser="Written on the walls of 3 houses, it is read by all.\nRead more")))
    assert found.teaser == "Written on the walls of 3 houses, it is read by all."


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("(c) CoE", "© CoE"),
        ("(C) CoE", "© CoE"),
        ("© CoE", "© CoE"),
        ("(c)Wikimedia", "© Wikimedia"),
        ("(c) Wikipedia.org", "© Wikipedia.org"),
        ("Copyright: CoE", "© CoE"),
        ("Town of Lindenau", "© Town of Lindenau"),
        ("(c)", ""),
        ("", ""),
    ],
)
def test_credit_line_gets_its_sign(line: str, credit: str) -> None:
    assert only(news_list(entry(credit=line))).credit == credit


@pytest.mark.parametrize(
    "text",
    [
        "Title\n\nWritten the 20/05/2015\nA teaser right under the date.\nRead more",
        "Title\n\nWritten the 20/05/2015\nA teaser without a full stop\nRead more",
        "Title\n\nWritten the 20/05/2015\nA short teaser alone\n\nRead more",
        "Title\n\nWritten the 20/05/2015\nA first sentence.\n\nAnd a second paragraph.\nRead more",
        "Title\n\nWritten the 20/05/2015\nFirst line\nsecond line\n\nAnd a second paragraph.\nRead more",
        "Title\n\nWritten the 20/05/2015\n\nTown of Lindenau\n\nIs a paragraph here.\nRead more",
    ],
)
def test_teaser_under_the_date_is_no_credit(text: str) -> None:
    found = only(text)
    assert found.credit == ""
    assert found.teaser


def test_credit_with_sign_is_known_above_a_teaser_without_empty_line() -> None:
    found = only("Title\n\nWritten the 20/05/2015\n(c) CoE\nThe teaser.\nRead more")
    assert (found.credit, found.teaser) == ("© CoE", "The teaser.")


def test_credit_with_sign_is_known_after_an_empty_line() -> None:
    found = only("Title\n\nWritten the 20/05/2015\n\n(c) CoE\n\nThe teaser.\nRead more")
    assert (found.credit, found.teaser) == ("© CoE", "The teaser.")


def test_paragraphs_are_kept_and_their_lines_joined() -> None:
    found = only(news_list(entry(teaser="One\nand two.\n\nThree...\nRead more")))
    assert found.teaser == "One and two.\n\nThree"


def test_read_more_on_the_line_of_the_text_ends_the_entry() -> None:
    text = news_list(entry("First", teaser="With the print of a Read more"), entry("Second"))
    first, second = read_listing(text).entries
    assert first.teaser == "With the print of a"
    assert second.title == "Second"


def test_quotes_accents_and_ampersands_stay() -> None:
    title = "Zoë Frécon: ''We & “they” say \"yes\"''"
    found = only(news_list(entry(title, teaser="Élodie’s ‘plan’ & more…\nRead more")))
    assert found.title == title
    assert found.teaser == "Élodie’s ‘plan’ & more"


def test_entry_without_read_more_ends_at_the_next_title() -> None:
    text = news_list(entry("First", teaser="One.\n\nTwo."), entry("Second", teaser="Three."))
    first, second = read_listing(text).entries
    assert (first.teaser, second.teaser) == ("One.\n\nTwo.", "Three.")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(newline: str) -> None:
    text = news_list(entry("First"), entry("Second")).replace("\n", newline)
    assert [found.line for found in read_listing(text).entries] == [1, 8]


def test_control_characters_and_odd_spaces_go() -> None:
    assert only(news_list(entry("A\xa0title\x07  of\u2003words"))).title == "A title of words"


def test_furniture_is_reported_and_not_imported() -> None:
    reading = read_listing(news_list(entry(), furniture=FURNITURE))
    assert [(part.line, part.kind) for part in reading.furniture] == [
        (1, "social links"),
        (3, "join box"),
        (5, "join box"),
        (7, "NGO box"),
        (9, "NGO box"),
        (11, "contact line"),
    ]
    assert len(reading.entries) == 1


@pytest.mark.parametrize("teaser", ["The teaser.\nRead more", "The teaser."])
def test_furniture_after_the_last_entry_is_no_teaser(teaser: str) -> None:
    reading = read_listing(news_list(entry(teaser=teaser), FURNITURE))
    assert reading.entries[0].teaser == "The teaser."
    assert len(reading.furniture) == 6
    assert reading.problems == []


@pytest.mark.parametrize("impossible", ["31/02/2015", "00/01/2015", "12/13/2015", "01/01/0000"])
def test_impossible_date_is_refused(impossible: str) -> None:
    expected = (3, f"{impossible} is an impossible date, in “Lindenau opens a school”")
    assert faults(news_list(entry(written=impossible))) == [expected]


@pytest.mark.parametrize("unreadable", ["2015-05-20", "20.05.2015", "20 May 2015", "20/05/15", "soon"])
def test_unreadable_date_is_refused(unreadable: str) -> None:
    expected = (3, f"“{unreadable}” is not a date written as dd/mm/yyyy, in “Lindenau opens a school”")
    assert faults(news_list(entry(written=unreadable))) == [expected]


def test_missing_date_is_refused() -> None:
    expected = (3, "the date is missing after “Written the”, in “Lindenau opens a school”")
    assert faults(news_list(entry(written=""))) == [expected]


def test_missing_title_is_refused_at_the_date() -> None:
    text = news_list(entry(), entry(title=""))
    assert faults(text) == [(8, "there is no title above “writenWritten the 20/05/2015”")]


def test_furniture_is_not_taken_for_a_missing_title() -> None:
    text = news_list(entry(title=""), furniture=FURNITURE)
    assert faults(text) == [(13, "there is no title above “writenWritten the 20/05/2015”")]
    assert len(read_listing(text).furniture) == 6


@pytest.mark.parametrize("teaser", ["", "Read more", "...\nRead more"])
def test_missing_teaser_is_refused_at_the_title(teaser: str) -> None:
    text = news_list(entry("First", teaser=teaser), entry("Second"))
    assert faults(text) == [(1, "“First” has no teaser")]


def test_all_faults_of_an_entry_are_told() -> None:
    assert len(faults(news_list(entry(title="", written="31/02/2015", teaser="Read more")))) == 3


def test_text_that_belongs_to_no_article_is_not_lost_silently() -> None:
    text = news_list(entry(), "A stray line", entry("Second"))
    assert faults(text) == [(8, "this text belongs to no article: “A stray line”")]


def test_bad_entry_does_not_hide_the_good_ones() -> None:
    reading = read_listing(news_list(entry("First"), entry("Bad", written="99/99/2015"), entry("Third")))
    assert [found.title for found in reading.entries] == ["First", "Third"]


def test_text_without_a_date_line_is_no_listing() -> None:
    assert not is_listing("Dear all,\n\nwe wrote this on 20/05/2015.\n")


LINES = st.sampled_from(
    [
        "",
        " ",
        "A title",
        "writenWritten the 20/05/2015",
        "writenWritten the 31/02/2015",
        "writenWritten the",
        "Written on",
        "(c) CoE",
        "(c)",
        "…",
        "Text that breaks off...",
        "Text Read more",
        "Read more",
        "facebook twitter rss",
        "Join the Alliance",
        "\x00\ufeff\u2028",
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_reading_never_fails(text: str) -> None:
    assert isinstance(read_listing(text), Reading)


@given(st.lists(LINES).map("\n".join))
def test_every_entry_read_is_complete(text: str) -> None:
    for found in read_listing(text).entries:
        assert found.title
        assert found.teaser
        assert not found.teaser.endswith(("...", "…", "Read more"))
        assert 1 <= found.line <= text.count("\n") + 1


@given(st.lists(LINES).map("\n".join))
def test_every_date_line_yields_an_entry_or_a_problem(text: str) -> None:
    reading = read_listing(text)
    assert len(reading.entries) + len(reading.problems) >= text.count("writenWritten")
