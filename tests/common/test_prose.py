"""Text as it leaves the site: clean, complete, readable anywhere."""

import pytest

from cms.common.prose import absolute, clean, portable_html
from cms.common.search_backend import plain_words


@pytest.mark.parametrize(
    ("stored", "kept"),
    [
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ("<script>alert(1)</script>b", "b"),
        ('<a href="javascript:alert(1)">c</a>', "<a>c</a>"),
        ('<a linktype="page" id="3">d</a>', '<a linktype="page" id="3">d</a>'),
        ('<a href="mailto:a@example.org">e</a>', '<a href="mailto:a@example.org">e</a>'),
        ("f\x00\x0bg", "fg"),
    ],
)
def test_stored_text_is_cleaned(stored: str, kept: str) -> None:
    assert clean(stored) == kept


@pytest.mark.parametrize(
    ("html", "portable"),
    [
        ('<img src="/media/a.jpg" alt="A" class="b">', '<img src="http://testserver/media/a.jpg" alt="A">'),
        ('<a href="/news/">a</a>', '<a href="http://testserver/news/">a</a>'),
        (
            '<button data-load hidden>Play</button><a href="https://vimeo.com/1">a</a>',
            '<a href="https://vimeo.com/1">a</a>',
        ),
        ('<div class="x"><h2 id="y">b</h2></div>', "<h2>b</h2>"),
    ],
)
def test_rendered_body_is_made_portable(html: str, portable: str) -> None:
    assert portable_html(html) == portable


@pytest.mark.parametrize("url", ["https://example.org/a", "//example.org/a", "mailto:a@example.org", "#b"])
def test_address_of_its_own_is_left_alone(url: str) -> None:
    assert absolute(url) == url


@pytest.mark.parametrize(
    ("typed", "searched"),
    [('say "yes"', "say yes"), ("a\0b", "a b"), ("w " * 500, " ".join(["w"] * 20)), ("  ", "")],
)
def test_search_reads_plain_words(typed: str, searched: str) -> None:
    assert plain_words(typed) == searched
