"""No text breaks a feed: each stays well-formed, and says what was typed."""

import json
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cms.common.text import without_control_characters
from newsroom.feeds.formats import AtomFormat, JsonFormat, RssFormat
from newsroom.feeds.illustration import Illustration
from newsroom.models import NewsIndexPage
from tests.content import block, small_image
from tests.factories import ArticlePageFactory
from tests.feeds.conftest import ADDRESSES, NAMESPACES

SPECIMENS = [
    "a\x00b\x08c\x0bd\x1fe",
    "<b>bold</b> <script>alert(1)</script>",
    "a ]]> b <![CDATA[ c",
    "Tom & Jerry &amp; &lt;i&gt;",
    "\N{PARTY POPPER} \N{FAMILY}\N{ZERO WIDTH JOINER}\N{HEAVY BLACK HEART}",
    "שלום \u202eעולם",
    "\ufffe\uffff\x85\x7f",
    "<?xml version='1.0'?><!DOCTYPE x>",
    "quotes \" and ' and \u2028 line",
]
DAY = datetime(2015, 5, 20, tzinfo=UTC)
text = st.text(st.characters(codec="utf-8"), max_size=60)


def feed_of(feed_type: Any, words: str) -> str:
    picture = Illustration(
        url="http://testserver/media/a.jpg", width=1, height=1, size=1,
        description=without_control_characters(words), credit=without_control_characters(words),
        licence_name="", licence_url="",
    )  # fmt: skip
    feed = feed_type(
        title=words, link="http://testserver/news/", description=words, language="en", author_name=words
    )
    feed.add_item(
        title=words, link="http://testserver/news/a/", description=words, unique_id="urn:a",
        categories=[words], pubdate=DAY, updateddate=DAY, teaser=words, html=words, authors=[words],
        illustration=picture, credit=words,
    )  # fmt: skip
    return feed.writeString("utf-8")


@given(words=text)
def test_rss_stays_well_formed(words: str) -> None:
    item = ElementTree.fromstring(feed_of(RssFormat, words))[0].find("item")
    assert item is not None
    kept = without_control_characters(words).replace("\r\n", "\n").replace("\r", "\n")
    for name in ("title", "category", "dc:creator", "content:encoded", "media:content/media:credit"):
        assert item.findtext(name, "", NAMESPACES) == kept


@given(words=text)
def test_atom_stays_well_formed(words: str) -> None:
    root = ElementTree.fromstring(feed_of(AtomFormat, words))
    kept = without_control_characters(words).replace("\r\n", "\n").replace("\r", "\n")
    assert root.findtext("atom:entry/atom:title", "", NAMESPACES) == kept


@given(words=text)
def test_json_feed_stays_well_formed(words: str) -> None:
    item = json.loads(feed_of(JsonFormat, words))["items"][0]
    assert item.get("title", "") == without_control_characters(words)


@pytest.mark.parametrize("words", SPECIMENS, ids=range(len(SPECIMENS)))
@pytest.mark.parametrize("address", ADDRESSES)
def test_article_of_any_text_leaves_the_feed_whole(
    client: Client, news_index: NewsIndexPage, address: str, words: str
) -> None:
    # A null character never gets past the forms, and PostgreSQL keeps none.
    kept = words.replace("\0", "")
    body = json.dumps([block("paragraph", f"<p>{kept}</p>"), block("heading", {"text": kept, "level": "h2"})])
    ArticlePageFactory(
        parent=news_index,
        title=kept,
        slug="any",
        teaser=kept,
        lead_image=small_image(holder=kept, description=kept),
        body=body,
    )
    response = client.get(address)
    if address.endswith(".json"):
        assert response.json()["items"][0].get("title", "") == without_control_characters(kept)
        return
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not feed.bozo, feed.bozo_exception
    assert len(feed.entries) == 1
    assert "<script" not in feed.entries[0].content[-1].value
