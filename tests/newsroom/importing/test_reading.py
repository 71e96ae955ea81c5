"""A file is known by what is in it, and refused as a whole when it is no use."""

import os
from pathlib import Path

import pytest

from newsroom.importing.entries import Reading, UnusableFileError
from newsroom.importing.reading import LARGEST_FILE, read_news
from tests.newsroom.importing.texts import atom, entry, item, news_list, rss


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.dat"


def read(path: Path, content: str | bytes) -> Reading:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_news(path)


def refusal(path: Path, content: str | bytes | None = None) -> str:
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UnusableFileError) as refused:
        read_news(path)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "source"),
    [
        (news_list(entry()), "news list"),
        (rss(item()), "RSS"),
        (f"\n\n{rss(item())}", "RSS"),
        (
            atom("<entry><title>T</title><updated>2015-05-20</updated><summary>S</summary></entry>"),
            "Atom",
        ),
    ],
)
def test_format_is_decided_by_the_content(path: Path, content: str, source: str) -> None:
    found = read(path, content)
    assert (found.source, len(found.entries)) == (source, 1)


@pytest.mark.parametrize("content", [news_list(entry("Élan")), rss(item("Élan"))])
def test_mark_at_the_beginning_is_no_text(path: Path, content: str) -> None:
    assert read(path, b"\xef\xbb\xbf" + content.encode()).entries[0].title == "Élan"


def test_feed_may_declare_its_encoding(path: Path) -> None:
    content = rss(item("Élan")).replace("UTF-8", "ISO-8859-1").encode("latin-1")
    assert read(path, content).entries[0].title == "Élan"


def test_missing_file_is_refused(path: Path) -> None:
    assert refusal(path) == "there is no such file"


def test_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "it is a folder, not a file"


def test_pipe_is_refused_instead_of_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert refusal(path) == "it is not an ordinary file"


def test_name_no_file_can_have_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 5000)) == "it cannot be read (File name too long)"


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_empty_file_is_refused(path: Path, content: bytes) -> None:
    assert refusal(path, content) == "it is empty"


def test_binary_file_is_refused_with_its_line(path: Path) -> None:
    assert refusal(path, b"one\ntwo\x00") == "line 2: it is a binary file, not text"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused(path: Path, encoding: str) -> None:
    assert refusal(path, news_list(entry()).encode(encoding)).endswith(
        "it is in UTF-16; save it as UTF-8" if encoding == "utf-16" else "it is a binary file, not text"
    )


def test_other_encoding_is_refused_with_its_line(path: Path) -> None:
    content = news_list(entry("First"), entry("Élan")).encode("latin-1")
    assert refusal(path, content) == "line 8: it is not in UTF-8; save it as UTF-8"


@pytest.mark.parametrize("encoding", ["unicode_escape", "hex", "utf-7", "no-such-thing"])
def test_strange_encoding_of_a_feed_is_refused(path: Path, encoding: str) -> None:
    content = rss(item()).replace("UTF-8", encoding)
    assert refusal(path, content) == f"its encoding “{encoding}” is not known here; save it as UTF-8"


def test_encoding_that_does_not_exist_is_refused(path: Path) -> None:
    assert "not in ISO-8859-99" in refusal(path, rss(item()).replace("UTF-8", "ISO-8859-99"))


def test_file_that_is_too_large_is_refused(path: Path) -> None:
    assert refusal(path, b"x" * (LARGEST_FILE + 1)) == "it is larger than 10 MB; divide it"


@pytest.mark.parametrize("page", ["<!DOCTYPE html><html></html>", "\n<html><body>Written the 20/05/2015"])
def test_web_page_is_refused_with_advice(path: Path, page: str) -> None:
    assert "it is a web page" in refusal(path, page)


def test_other_text_is_refused(path: Path) -> None:
    assert "neither a feed nor a news list" in refusal(path, "Dear all,\n\nnothing new.\n")


def test_feed_without_entries_is_refused(path: Path) -> None:
    assert refusal(path, rss()) == "there is no article in it"


def faults(found: Reading) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in found.problems]


def test_same_title_and_date_twice_is_a_duplicate(path: Path) -> None:
    found = read(path, news_list(entry("The  school"), entry("Other"), entry("the School")))
    assert [kept.title for kept in found.entries] == ["The school", "Other"]
    assert faults(found) == [(15, "“the School”: it is in the file twice, first on line 1")]


def test_same_title_on_another_day_is_no_duplicate(path: Path) -> None:
    assert faults(read(path, news_list(entry(), entry(written="21/05/2015")))) == []


def test_same_identifier_twice_in_a_feed_is_a_duplicate(path: Path) -> None:
    items = [item("One", extra="<guid>7</guid>"), item("Two", extra="<guid>7</guid>")]
    assert faults(read(path, rss(*items))) == [(7, "“Two”: it is in the file twice, first on line 4")]


def test_fault_of_one_entry_does_not_touch_another_on_the_same_line(path: Path) -> None:
    found = read(path, rss(item("Good") + item("T" * 256)).replace("\n", ""))
    assert [kept.title for kept in found.entries] == ["Good"]


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (entry("T" * 256), "its title is longer than 255 characters"),
        (entry(teaser="x " * 600), "its teaser is longer than 1000 characters"),
        (entry(credit="(c) " + "x" * 200), "its credit is longer than 200 characters"),
        (entry(written="31/12/1899"), "its date lies before 1900"),
        (entry(written="20/05/9015"), "its date lies more than a year ahead"),
    ],
)
def test_entry_that_an_article_cannot_hold_is_refused(path: Path, broken: str, fault: str) -> None:
    (problem,) = read(path, news_list(broken)).problems
    assert problem.line == 1
    assert problem.message.endswith(fault)


def test_problems_come_in_the_order_of_their_lines(path: Path) -> None:
    text = news_list(entry("T" * 256), entry("Bad", written="soon"), entry("U" * 256))
    assert [problem.line for problem in read(path, text).problems] == [1, 10, 15]
