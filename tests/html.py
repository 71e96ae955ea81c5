"""Reading the pages that tests fetch."""

import json
import re
from typing import Any

from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext


def read(client: Client, url: str) -> BeautifulSoup:
    """The page at an address that must be there."""
    response = client.get(url)
    assert response.status_code == 200, f"{url} answers {response.status_code}"
    return BeautifulSoup(response.content.decode(), "html.parser")


def compact(response: HttpResponse) -> str:
    """The page's source without white space around its tags."""
    text = " ".join(response.content.decode().split())
    return re.sub(r" ?([<>]) ?", r"\1", text)


def words(element: Any) -> str:
    """The text of an element with its white space made plain."""
    return " ".join(element.get_text(" ").split())


def structured_data(page: BeautifulSoup) -> dict[str, dict[str, Any]]:
    """What the page says in schema.org, by type; the last of a type."""
    script = page.find("script", type="application/ld+json")
    return {thing["@type"]: thing for thing in json.loads(script.string)["@graph"]}


def queries_of(client: Client, url: str) -> int:
    """How many statements an address costs, once the site's root paths are cached."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        read(client, url)
    return len(captured)
