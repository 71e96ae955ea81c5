"""HTML from elsewhere loses everything that an article's paragraphs do not hold."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.importing.markup import MarkupError, plain_text, prose_of

BASE = "https://old.example.org/news/1"


def cleaned(html: str) -> str:
    return "".join(prose.html for prose in prose_of(html, base=BASE))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>"),
        ("loose <i>text</i>", "<p>loose <i>text</i></p>"),
        ("<div><div>inner</div>after</div>", "<p>inner</p><p>after</p>"),
        ("<h2>Head</h2><p>Text</p>", "<p><b>Head</b></p><p>Text</p>"),
        ("<ul><li>one</li><li><p>two</p></li></ul>", "<ul><li>one</li><li> two </li></ul>"),
        ("<ol><li>a<ul><li>b</li></ul></li></ol>c", "<ol><li>a<ul><li>b</li></ul></li></ol><p>c</p>"),
        ("<b><p>x</p></b>tail", "<p><b>x</b></p><p>tail</p>"),
        ("<b><ul><li>x</li></ul></b>y", "<ul><li>x</li></ul><p>y</p>"),
        ("<b>a <b>b</b> c</b>", "<p><b>a b c</b></p>"),
        ("a<br>b", "<p>a<br/>b</p>"),
        ("<p> </p><p>&nbsp;</p><p><b></b></p>", ""),
        ("Tom &amp; Ida &lt;3", "<p>Tom &amp; Ida &lt;3</p>"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a</p><p>b</p>"),
    ],
)
def test_blocks_become_paragraphs_and_lists(html: str, expected: str) -> None:
    assert cleaned(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "<img src=x onerror=alert(1)>",
        "<iframe src='https://evil.example'></iframe>",
        "<svg><script>alert(1)</script></svg>",
        "<!-- a comment -->",
        "<form><input name=x></form>",
        "<object data=x></object>",
    ],
)
def test_what_is_no_text_leaves_nothing(html: str) -> None:
    assert cleaned(html) == ""
    assert cleaned(f"<p>before{html}after</p>").replace("</p><p>", "") == "<p>beforeafter</p>"


def test_event_handlers_and_styles_go() -> None:
    assert cleaned('<p onclick="x()" style="y" class="z">Text</p>') == "<p>Text</p>"


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "",
    ],
)
def test_link_that_is_not_safe_leaves_its_text(href: str) -> None:
    assert cleaned(f'<a href="{href}">text</a>') == "<p>text</p>"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/other", "https://old.example.org/other"),
        ("other", "https://old.example.org/news/other"),
        ("https://a.example/?x=1&amp;y=2", "https://a.example/?x=1&amp;y=2"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_link_is_made_absolute(href: str, address: str) -> None:
    assert cleaned(f'<a href="{href}">text</a>') == f'<p><a href="{address}">text</a></p>'


def test_relative_link_without_a_base_leaves_its_text() -> None:
    assert [prose.html for prose in prose_of('<a href="/other">text</a>')] == ["<p>text</p>"]


def test_link_whose_address_cannot_be_read_leaves_its_text() -> None:
    assert cleaned('<a href="https://[bad/">text</a>') == "<p>text</p>"


def test_plain_text_separates_paragraphs() -> None:
    html = "<p>One &amp; <b>one</b></p><ul><li>a</li><li>b</li></ul>x<br>y"
    assert plain_text(html) == "One & one\n\na b\n\nx y"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li"])
def test_html_nested_without_end_is_refused(tag: str) -> None:
    with pytest.raises(MarkupError, match="nested more than 200 deep"):
        prose_of(f"<{tag}>" * 100_000)


def test_many_paragraphs_are_not_taken_for_nesting() -> None:
    assert len(prose_of("<p>x" * 1000 + "<div>y</div>" * 1000)) == 2000


FRAGMENTS = (
    "<p> </p> <b> </b> <ul> <li> </li> </ul> <a_href='x'> </a> <h2> </h2> <div> </div> <br> text _ &amp; < >"
    " <script> </script> <td> <x"
)
HTML = st.lists(st.sampled_from([part.replace("_", " ") for part in FRAGMENTS.split()])).map("".join)


@given(st.one_of(HTML, st.text()))
def test_only_known_tags_are_left_and_they_are_well_formed(html: str) -> None:
    once = cleaned(html)
    tags = re.findall(r"<(/?)([a-z0-9]+)(?: href=\"[^\"<>]*\")?(/?)>", once)
    assert once.count("<") == once.count(">") == len(tags)
    assert {name for _closing, name, _empty in tags} <= {
        "p",
        "b",
        "a",
        "ul",
        "ol",
        "li",
        "br",
        "i",
        "em",
        "sup",
    }
    assert Counter(name for closing, name, empty in tags if not closing and not empty) == Counter(
        name for closing, name, _empty in tags if closing
    )


@given(st.one_of(HTML, st.text()))
def test_text_stays_the_same_when_cleaned_again(html: str) -> None:
    assert plain_text(cleaned(html)) == plain_text(html)
