"""RSS and Atom become entries with clean bodies; what cannot be used becomes a problem with its line."""

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.importing.entries import NewsEntry, Reading, UnusableFileError
from newsroom.importing.feeds import read_feed
from tests.newsroom.importing.texts import atom, item, rss

FULL = "<content:encoded><![CDATA[{}]]></content:encoded>"


def only(xml: str) -> NewsEntry:
    reading = read_feed(xml.encode())
    assert reading.problems == []
    (found,) = reading.entries
    return found


def faults(xml: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in read_feed(xml.encode()).problems]


def refusal(xml: str) -> str:
    with pytest.raises(UnusableFileError) as refused:
        read_feed(xml.encode())
    return str(refused.value)


def test_rss_item_becomes_an_entry() -> None:
    extra = "<guid>old-7</guid><media:credit>CoE</media:credit>" + FULL.format("<p>All of <b>it</b>.</p>")
    found = only(rss(item("Élan &amp; “co”", extra=extra)))
    assert found == NewsEntry(
        line=4,
        title="Élan & “co”",
        date=date(2015, 5, 20),
        credit="© CoE",
        teaser="It has room for forty children.",
        body="<p>All of <b>it</b>.</p>",
        guid="old-7",
    )


def test_atom_entry_becomes_an_entry() -> None:
    found = only(
        atom(
            "<entry><title>Lindenau</title><id>urn:7</id><published>2015-05-20T10:00:00Z</published>"
            "<updated>2016-01-01T10:00:00Z</updated><author><name>A. Writer</name></author>"
            "<summary>Short.</summary><content type='html'>&lt;p&gt;Long.&lt;/p&gt;</content></entry>"
        )
    )
    assert (found.title, found.date, found.teaser) == ("Lindenau", date(2015, 5, 20), "Short.")
    assert (found.body, found.guid) == ("<p>Long.</p>", "urn:7")


def test_author_of_an_atom_text_is_no_credit_of_its_image() -> None:
    found = only(
        atom(
            "<entry><title>T</title><id>u</id><updated>2015-05-20T10:00:00Z</updated>"
            "<author><name>A. Writer</name></author><summary>S.</summary></entry>"
        )
    )
    assert found.credit == ""


def test_atom_entry_without_publication_is_dated_by_its_update() -> None:
    found = only(
        atom("<entry><title>T</title><updated>2015-05-20T10:00:00Z</updated><summary>S.</summary></entry>")
    )
    assert found.date == date(2015, 5, 20)


def test_rss_1_is_read() -> None:
    xml = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="u"><title>T</title>'
        "<dc:date>2015-05-20</dc:date><description>S.</description></item></rdf:RDF>"
    )
    assert only(xml).date == date(2015, 5, 20)


@pytest.mark.parametrize(
    ("extra", "credit"),
    [
        ("<media:credit>© CoE</media:credit>", "© CoE"),
        (
            "<media:credit role='photographer'>(c) A. Lens</media:credit><dc:creator>B</dc:creator>",
            "© A. Lens",
        ),
        ("<dc:creator>CoE</dc:creator>", "© CoE"),
        ("<author>a@b.example</author>", ""),
        ("", ""),
    ],
)
def test_credit_comes_from_the_image_first(extra: str, credit: str) -> None:
    assert only(rss(item(extra=extra))).credit == credit


def test_day_is_the_one_on_the_clocks_of_the_site() -> None:
    assert only(rss(item(date="Wed, 20 May 2015 23:30:00 GMT"))).date == date(2015, 5, 21)


def test_scripts_handlers_and_unsafe_links_do_not_arrive() -> None:
    html = (
        '<p onclick="x()">Text<script>alert(1)</script> '
        '<a href="javascript:x()">link</a></p><img src=x onerror=y>'
    )
    found = only(rss(item(extra=FULL.format(html))))
    assert found.body == "<p>Text link</p>"


def test_relative_links_lead_to_the_old_site() -> None:
    link = "<link>https://old.example.org/news/7</link>"
    found = only(rss(item(extra=link + FULL.format('<a href="../map">map</a>'))))
    assert found.body == '<p><a href="https://old.example.org/map">map</a></p>'


def test_markup_in_a_title_goes() -> None:
    assert only(rss(item("&lt;b&gt;Lindenau&lt;/b&gt; &amp;amp; sons"))).title == "Lindenau & sons"


def test_teaser_is_plain_text_without_furniture() -> None:
    found = only(rss(item(description="<p>One <b>is</b></p><p>Two &amp; three [&hellip;] Read more</p>")))
    assert found.teaser == "One is\n\nTwo & three"


def test_summary_with_more_than_text_is_the_body_too() -> None:
    assert (
        only(rss(item(description="<p>One</p><ul><li>two</li></ul>"))).body
        == "<p>One</p><ul><li>two</li></ul>"
    )


def test_summary_of_mere_text_is_not_told_twice() -> None:
    assert only(rss(item(description="<p>Tom &amp; Ida</p>"))).body == ""


def test_long_summary_is_shortened_in_the_teaser_and_whole_in_the_body() -> None:
    found = only(rss(item(description="A sentence of words. " * 100)))
    assert len(found.teaser) <= 1000
    assert found.teaser.endswith("words.")
    assert found.body is not None
    assert found.body.count("sentence") == 100


def test_teaser_is_taken_from_the_text_where_there_is_no_summary() -> None:
    assert only(rss(item(description="", extra=FULL.format("<p>All of it.</p>")))).teaser == "All of it."


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (item(title=""), "the entry “without address” has no title"),
        (
            item(title="", extra="<link>https://old.example.org/7</link>"),
            "the entry “https://old.example.org/7” has no title",
        ),
        (item(date=""), "“Lindenau opens a school” has no date"),
        (item(date="one day"), "“Lindenau opens a school” has a date that is none: “one day”"),
        (item(description=""), "“Lindenau opens a school” has no teaser and no text"),
        (item(description="<div>" * 999), "“Lindenau opens a school”: its HTML is nested more than 200 deep"),
    ],
)
def test_entry_that_lacks_something_is_named_with_its_line(broken: str, message: str) -> None:
    assert faults(rss(item("Good"), broken)) == [(7, message)]


def test_good_entries_stay_beside_a_bad_one() -> None:
    reading = read_feed(rss(item("First"), item(date=""), item("Third")).encode())
    assert [found.title for found in reading.entries] == ["First", "Third"]


def test_broken_xml_is_refused_with_its_line() -> None:
    assert refusal("<rss>\n<channel>\n</rss>") == "line 3: the XML is broken here (mismatched tag)"


def test_other_xml_is_refused() -> None:
    assert "begins with <opml>" in refusal("<opml version='2.0'><body/></opml>")


def test_entries_in_a_language_of_their_own_are_refused() -> None:
    xml = '<o:feed xmlns:o="urn:own"><o:entry><title>T</title></o:entry></o:feed>'
    assert "cannot be read" in refusal(xml)


def test_foreign_items_within_an_entry_are_no_entries() -> None:
    extra = '<g:item xmlns:g="urn:other">x</g:item>'
    assert only(rss(item(extra=extra))).title == "Lindenau opens a school"


def test_entity_bomb_is_refused_at_once() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{levels}]><rss><channel><item>&a11;</item></channel></rss>'
    started = time.monotonic()
    assert "declares XML entities" in refusal(bomb)
    assert time.monotonic() - started < 1


def test_external_entity_is_refused() -> None:
    assert "declares XML entities" in refusal(
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><title>&x;</title></channel></rss>'
    )


@given(st.text(alphabet="<>/&;!['] rssitemchanelfd\n\"=:", max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for body in (text, f"<rss><channel><item>{text}</item></channel></rss>"):
        with suppress(UnusableFileError):
            assert isinstance(read_feed(body.encode()), Reading)
