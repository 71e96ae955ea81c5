"""Reading the feeds as their clients do."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
ADDRESSES = ["/news/rss/", "/news/atom/", "/news/feed.json"]


@pytest.fixture
def rss(client: Client) -> Callable[[], ElementTree.Element]:
    """The channel of the RSS feed."""
    return lambda: ElementTree.fromstring(client.get("/news/rss/").content)[0]


@pytest.fixture
def atom(client: Client) -> Callable[[], ElementTree.Element]:
    return lambda: ElementTree.fromstring(client.get("/news/atom/").content)


@pytest.fixture
def json_feed(client: Client) -> Callable[[], dict[str, Any]]:
    return lambda: client.get("/news/feed.json").json()


@pytest.fixture
def parsed(client: Client) -> Callable[[str], Any]:
    """A feed as feedparser reads it, which must find nothing wrong with it."""

    def parse(address: str) -> Any:
        response = client.get(address)
        feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
        assert not feed.bozo, feed.bozo_exception
        return feed

    return parse
