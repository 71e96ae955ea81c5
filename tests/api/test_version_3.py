"""Version 3 is Wagtail's own; what is checked here is that nothing anonymous breaks it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import ParticipantIndexPage
from tests.content import small_image
from tests.factories import (
    ArticlePageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
    StandardPageFactory,
)

PAGES = "/api/v3/pages/"
TOO_LARGE = str(2**63)


@pytest.mark.parametrize(
    "query",
    [
        {"search": "a\0b"},
        {"search": "word " * 500},
        {"offset": TOO_LARGE},
        {"offset": str(2**63 - 1)},
        {"limit": "-1"},
        {"id": "abc"},
        {"child_of": "abc"},
        {"locale": "xx"},
        {"type": "foo.Bar"},
        {"pk": "1"},
        {"order": "nonsense"},
        {"type": "newsroom.ArticlePage", "date": "rubbish"},
        {"type": "newsroom.ArticlePage", "category": "abc"},
    ],
    ids=lambda query: str(query)[:40],
)
def test_bad_parameter_is_refused(client: Client, news_index: NewsIndexPage, query: dict[str, str]) -> None:
    response = client.get(PAGES, query)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"


def test_number_larger_than_a_column_is_no_error_of_ours(client: Client, news_index: NewsIndexPage) -> None:
    """SQLite cannot compare it, PostgreSQL finds nothing equal to it."""
    response = client.get(PAGES, {"type": "newsroom.ArticlePage", "category": "9" * 20})
    assert response.status_code in {200, 422}


def test_bad_parameter_is_named(client: Client, news_index: NewsIndexPage) -> None:
    assert client.get(PAGES, {"offset": TOO_LARGE}).json()["detail"].startswith("offset ")


@pytest.mark.parametrize("text", ['"', "a AND", "NEAR(", "*", "'"])
def test_search_reads_punctuation_as_text(client: Client, news_index: NewsIndexPage, text: str) -> None:
    assert client.get(PAGES, {"search": text}).status_code == 200


@pytest.mark.parametrize("address", ["find/?id=abc", f"find/?id={TOO_LARGE}", "find/?html_path=/a%00b/"])
def test_find_refuses_bad_values(client: Client, news_index: NewsIndexPage, address: str) -> None:
    assert client.get(PAGES + address).status_code == 422


def test_article_says_the_same_as_in_version_2(client: Client, news_index: NewsIndexPage) -> None:
    article = ArticlePageFactory(parent=news_index, teaser="It is open.", lead_image_credit="© AER")
    new, old = (client.get(f"/api/{version}/pages/{article.pk}/").json() for version in ("v3", "v2"))
    for name in ("date", "teaser", "category", "credit_line", "authors", "tags", "participants", "body"):
        assert new[name] == old[name]


def test_draft_is_not_shown(client: Client, news_index: NewsIndexPage) -> None:
    article = ArticlePageFactory(parent=news_index, title="Not yet", live=False)
    assert client.get(f"{PAGES}{article.pk}/").status_code == 404
    assert b"Not yet" not in client.get(PAGES).content


def test_expired_page_is_not_shown_before_the_worker_takes_it_down(
    client: Client, news_index: NewsIndexPage
) -> None:
    past = timezone.now() - timedelta(seconds=1)
    article = ArticlePageFactory(parent=news_index, title="Long over", expire_at=past)
    assert client.get(f"{PAGES}{article.pk}/").status_code == 404
    for query in ({}, {"type": "newsroom.ArticlePage"}, {"search": "long"}):
        assert b"Long over" not in client.get(PAGES, query).content


def test_live_profile_of_a_candidate_is_not_shown(client: Client, registry: ParticipantIndexPage) -> None:
    candidate = ParticipantFactory(status="candidate", ordinal=None, joined_on=None, name="Candidate town")
    profile = ParticipantPageFactory(parent=registry, participant=candidate)
    assert client.get(f"{PAGES}{profile.pk}/").status_code == 404
    assert b"Candidate town" not in client.get(PAGES).content


def test_image_is_shown_until_its_rights_expire(client: Client, home: HomePage) -> None:
    today = timezone.localdate()
    shown = small_image(rights_expire_on=today)
    over = small_image(title="Rights are over", rights_expire_on=today - timedelta(days=1))
    assert client.get(f"/api/v3/images/{shown.pk}/").status_code == 200
    assert client.get(f"/api/v3/images/{over.pk}/").status_code == 404
    for query in ({}, {"search": "rights"}, {"title": over.title}):
        assert over.title not in client.get("/api/v3/images/", query).content.decode()


def test_link_to_a_draft_leads_nowhere(client: Client, news_index: NewsIndexPage) -> None:
    draft = StandardPageFactory(parent=news_index.get_parent(), slug="secret", live=False)
    news_index.introduction = f'<p><a linktype="page" id="{draft.pk}">soon</a></p>'
    news_index.save()
    assert client.get(f"{PAGES}{news_index.pk}/").json()["introduction"] == "<p><a>soon</a></p>"


def test_documentation_asks_no_other_site_for_anything(client: Client) -> None:
    page = client.get("/api/v3/docs/").content.decode()
    assert "swagger" in page
    assert "http" not in page
