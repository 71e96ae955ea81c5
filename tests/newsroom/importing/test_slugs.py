"""Addresses of imported articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.importing.slugs import free_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Zoë: “Élan & co.”", "zoe-elan-co"),
        ("Șterbești, Łódź and Ångström", "sterbesti-lodz-and-angstrom"),
        ("Συνέδριο", "synedrio"),
        ("!!!", "article"),
        ("", "article"),
    ],
)
def test_slug_is_readable_in_plain_letters(title: str, slug: str) -> None:
    assert free_slug(title, taken=set()) == slug


def test_long_title_is_cut_at_a_word() -> None:
    assert free_slug("meeting " * 20, taken=set()) == "-".join(["meeting"] * 10)


def test_word_without_end_is_cut_where_it_must() -> None:
    assert free_slug("x" * 300, taken=set()) == "x" * 80


def test_taken_slug_is_numbered() -> None:
    assert free_slug("School", taken={"school", "school-2"}) == "school-3"


@given(st.text())
def test_slug_is_never_empty_and_never_strange(title: str) -> None:
    slug = free_slug(title, taken=set())
    assert slug
    assert len(slug) <= 80
    assert slug.replace("-", "").replace("_", "").isalnum()
    assert slug.isascii()
