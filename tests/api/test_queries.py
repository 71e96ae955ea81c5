"""No list costs more queries for twenty items than for two."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import ParticipantIndexPage
from tests.content import full_article, full_body, full_profile, small_image
from tests.factories import (
    CategoryFactory,
    DocumentFactory,
    FormPageFactory,
    NewsIndexPageFactory,
    ParticipantIndexPageFactory,
    StandardPageFactory,
)

FEW, MANY = 2, 20


def queries_of(client: Client, path: str, query: dict[str, str]) -> int:
    """Warm: the site's roots are known by the first request."""
    assert client.get(path, query).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path, query)
    assert response.status_code == 200
    return len(captured)


def make_pages(
    kind: str, home: HomePage, index: NewsIndexPage, registry: ParticipantIndexPage
) -> Callable[[int], Any]:
    makers: dict[str, Callable[[int], Any]] = {
        "participants.ParticipantPage": lambda _n: full_profile(registry),
        "home.StandardPage": lambda _n: StandardPageFactory(parent=home, body=full_body(target=index)),
        "home.FormPage": lambda n: form_page(home, n),
        "newsroom.NewsIndexPage": lambda n: NewsIndexPageFactory(
            parent=home, slug=f"n{n}", introduction=prose(index)
        ),
        "participants.ParticipantIndexPage": lambda n: ParticipantIndexPageFactory(
            parent=home, slug=f"p{n}", introduction=prose(index)
        ),
    }
    return makers[kind]


def prose(target: Any) -> str:
    return f'<p><a linktype="page" id="{target.pk}">There</a></p>'


def form_page(home: HomePage, n: int) -> Any:
    page = FormPageFactory(parent=home, slug=f"form-{n}", introduction=prose(home))
    page.form_fields.create(label="Name", field_type="singleline", sort_order=1)
    page.save()
    return page


PAGE_TYPES = [
    "participants.ParticipantPage",
    "home.StandardPage",
    "home.FormPage",
    "newsroom.NewsIndexPage",
    "participants.ParticipantIndexPage",
]


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_list_with_all_fields_costs_the_same_for_twenty(
    client: Client, home: HomePage, news_index: NewsIndexPage, registry: ParticipantIndexPage, kind: str
) -> None:
    make = make_pages(kind, home, news_index, registry)
    query = {"type": kind, "fields": "*"}
    for n in range(FEW):
        make(n)
    few = queries_of(client, "/api/v2/pages/", query)
    for n in range(FEW, MANY):
        make(n)
    assert queries_of(client, "/api/v2/pages/", query) == few


def test_article_lists_cost_the_same_for_twenty(
    client: Client, news_index: NewsIndexPage, registry: ParticipantIndexPage
) -> None:
    articles = {"type": "newsroom.ArticlePage"}
    lists = {
        "all fields": articles | {"fields": "*"},
        "newest first": articles | {"fields": "*", "order": "-date"},
        "found": articles | {"fields": "*", "search": "belong"},
        "of one category": articles | {"fields": "*", "category": str(CategoryFactory().pk)},
        "as Markdown": articles | {"fields": "body", "rich_text_format": "markdown"},
        "pages of all types": {"fields": "*"},
    }

    def costs() -> dict[str, int]:
        return {name: queries_of(client, "/api/v2/pages/", query) for name, query in lists.items()}

    for _ in range(FEW):
        full_article(news_index, registry)
    few = costs()
    for _ in range(FEW, MANY):
        full_article(news_index, registry)
    assert costs() == few
    assert client.get("/api/v2/pages/", lists["found"]).json()["meta"]["total_count"] == MANY


@pytest.mark.parametrize(
    ("endpoint", "make"),
    [
        ("images", lambda _n, _page: small_image().tags.add("town")),
        ("documents", lambda _n, _page: DocumentFactory().tags.add("report")),
        ("redirects", lambda n, page: Redirect.add_redirect(f"/old-{n}/", page)),
    ],
    ids=["images", "documents", "redirects"],
)
def test_other_lists_cost_the_same_for_twenty(
    client: Client, news_index: NewsIndexPage, endpoint: str, make: Callable[[int, Any], Any]
) -> None:
    for n in range(FEW):
        make(n, news_index)
    few = queries_of(client, f"/api/v2/{endpoint}/", {"fields": "*"})
    for n in range(FEW, MANY):
        make(n, news_index)
    assert queries_of(client, f"/api/v2/{endpoint}/", {"fields": "*"}) == few


def test_plain_list_fetches_no_relations(
    client: Client, news_index: NewsIndexPage, registry: ParticipantIndexPage
) -> None:
    full_article(news_index, registry)
    assert queries_of(client, "/api/v2/pages/", {"type": "newsroom.ArticlePage"}) <= 8
