"""The demo's words are its own: facts are shared with the old site's list, sentences are not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from cms.demo.content import Text, pages

LISTING = Path(settings.PROJECT_DIR).parent / "shared" / "data" / "alliance-news-listing.txt"
# Names have no other words.
OFFICIAL_NAMES = (
    "European Alliance of Cities and Regions for Roma Inclusion",
    "Congress of Local and Regional Authorities",
    "Secretary General of the Council of Europe",
    "Ad Hoc Committee of Experts on Roma Issues",
    "European Coalition of Cities Against Racism",
    "Council of Europe",
)
SHINGLE = 8


def shingles(text: str) -> set[tuple[str, ...]]:
    for number, name in enumerate(OFFICIAL_NAMES):
        text = re.sub(re.escape(name), f"name{number}", text, flags=re.IGNORECASE)
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}


def strings(value: object) -> Iterator[str]:
    """Every string in a page's words, one at a time: an overlap across two of them means nothing."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield from strings(vars(value))
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


@pytest.mark.skipif(not LISTING.exists(), reason="the old site's list is not here")
@pytest.mark.parametrize("folder", ["articles", "pages", "participants"])
def test_no_eight_words_in_a_row_are_copied(folder: str) -> None:
    copied = shingles(LISTING.read_text("utf-8"))
    sources = pages(folder, type="article")
    ours = {
        part
        for s in sources
        for text in s.texts.values()
        for words in strings(text)
        for part in shingles(words)
    }
    assert ours & copied == set()


def test_copied_sentence_would_be_found() -> None:
    sentence = "At the meeting of the Bureau in Baku on 17 June 2014, a paper was presented"
    assert shingles(sentence) & shingles(f"Then: {sentence.upper()}!")


@pytest.mark.parametrize("folder", ["articles", "pages", "participants"])
def test_french_is_set_with_its_own_apostrophes(folder: str) -> None:
    french = [
        words for s in pages(folder, type="article") if "fr" in s.texts for words in strings(s.texts["fr"])
    ]
    assert french
    assert not [words for words in french if re.search(r"\w'\w", words)]
