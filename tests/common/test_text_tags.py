"""Filters that templates use on text and numbers."""

import pytest
from django.utils.translation import override

from cms.common.templatetags.text_tags import ordinal, plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One &amp; two</p>", "One & two"),
        ("<p>One</p><p>two</p>", "One two"),
        ("no markup", "no markup"),
        ("", ""),
    ],
)
def test_plain_takes_the_markup_out(html, text):
    assert plain(html) == text


def test_ordinal_follows_the_language():
    with override("en"):
        assert ordinal(127) == "127th"
    with override("fr"):
        assert ordinal(127) == "127e"
