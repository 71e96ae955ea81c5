"""Whatever is asked for, the answer is a result or an error that names the parameter; never 500."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from newsroom.models import NewsIndexPage
from tests.factories import ArticlePageFactory, ImageFactory, image_file

PAGES = "/api/v2/pages/"
ARTICLES = {"type": "newsroom.ArticlePage"}
TOO_LARGE = str(2**63)

REFUSED = [
    ({"search": "a\0b"}, "search"),
    ({"title": "a\0b"}, "title"),
    ({"search": "word " * 500}, "search"),
    ({"search": "news", "search_operator": "nor"}, "search_operator"),
    ({"offset": TOO_LARGE}, "offset"),
    ({"offset": str(2**63 - 1)}, "offset"),
    ({"offset": "-1"}, "offset"),
    ({"offset": "١٢"}, "offset"),
    ({"limit": "-1"}, "limit"),
    ({"limit": "1_0"}, "limit"),
    ({"limit": "101"}, "limit"),
    ({"limit": TOO_LARGE}, "limit"),
    ({"id": "abc"}, "id"),
    ({"id": TOO_LARGE}, "id"),
    ({"child_of": "abc"}, "child_of"),
    ({"child_of": TOO_LARGE}, "child_of"),
    ({"ancestor_of": "root"}, "ancestor_of"),
    ({"descendant_of": "-5"}, "descendant_of"),
    ({"translation_of": "1.5"}, "translation_of"),
    ({"locale": "xx"}, "locale"),
    ({"site": "testserver:abc"}, "site"),
    ({"type": "foo.Bar"}, "type"),
    ({"type": "auth.User"}, "type"),
    ({"fields": "nonsense"}, "fields"),
    ({"fields": "(" * 900}, "fields"),
    ({"fields": "title(a)"}, "title"),
    ({"order": "nonsense"}, "order"),
    ({"order": "--title"}, "order"),
    ({"order": "random", "offset": "2"}, "random"),
    ({"rich_text_format": "pdf"}, "rich_text_format"),
    ({"format": "xml"}, "format"),
    ({"nonsense": "1"}, "nonsense"),
    ({"first_published_at": "soon"}, "first_published_at"),
    ({"show_in_menus": "perhaps"}, "show_in_menus"),
    (ARTICLES | {"date": "rubbish"}, "date"),
    (ARTICLES | {"date": "2015-02-31"}, "date"),
    (ARTICLES | {"category": "abc"}, "category"),
    (ARTICLES | {"category": TOO_LARGE}, "category"),
    (ARTICLES | {"order": "tags"}, "order"),
    (ARTICLES | {"body": "x"}, "body"),
    (ARTICLES | {"tags": "housing", "search": "news"}, "tag"),
]


@pytest.mark.parametrize(("query", "named"), REFUSED, ids=lambda value: str(value)[:50])
def test_bad_parameter_is_refused_by_name(
    client: Client, news_index: NewsIndexPage, query: dict[str, str], named: str
) -> None:
    response = client.get(PAGES, query)
    assert response.status_code == 400
    assert named in response.json()["message"]


@pytest.mark.parametrize("endpoint", ["pages", "images", "documents", "redirects"])
@pytest.mark.parametrize(
    "query",
    [{"search": "a\0b"}, {"search": "w " * 500}, {"offset": TOO_LARGE}, {"limit": "-1"}, {"id": "abc"}],
    ids=str,
)
def test_every_endpoint_refuses_the_same(
    client: Client, news_index: NewsIndexPage, endpoint: str, query: dict[str, str]
) -> None:
    assert client.get(f"/api/v2/{endpoint}/", query).status_code == 400


@pytest.mark.parametrize("endpoint", ["pages", "images", "documents", "redirects"])
@pytest.mark.parametrize("query", [{"id": "abc"}, {"id": TOO_LARGE}, {"html_path": "/a\0b/"}], ids=str)
def test_find_refuses_bad_values(
    client: Client, news_index: NewsIndexPage, endpoint: str, query: dict[str, str]
) -> None:
    assert client.get(f"/api/v2/{endpoint}/find/", query).status_code == 400


@pytest.mark.parametrize("endpoint", ["pages", "images", "documents", "redirects"])
@pytest.mark.parametrize("query", [{}, {"id": "987654"}, {"html_path": "/nowhere/"}], ids=str)
def test_find_answers_404_for_what_is_not_there(
    client: Client, news_index: NewsIndexPage, endpoint: str, query: dict[str, str]
) -> None:
    assert client.get(f"/api/v2/{endpoint}/find/", query).status_code == 404


@pytest.mark.parametrize("endpoint", ["pages", "images", "documents", "redirects"])
def test_detail_of_an_impossible_id_is_404(client: Client, news_index: NewsIndexPage, endpoint: str) -> None:
    assert client.get(f"/api/v2/{endpoint}/{TOO_LARGE}/").status_code == 404


@pytest.mark.parametrize(
    "text", ['"', 'say "yes', "it's", "%", "*", "(", ")", "-", "a AND", "NEAR(", "\\", "'", "é🎉", " ", ""]
)
@pytest.mark.parametrize("endpoint", ["pages", "images", "documents", "redirects"])
def test_search_reads_punctuation_as_text(
    client: Client, news_index: NewsIndexPage, endpoint: str, text: str
) -> None:
    assert client.get(f"/api/v2/{endpoint}/", {"search": text}).status_code == 200


def test_search_finds_words_inside_quotation_marks(client: Client, news_index: NewsIndexPage) -> None:
    article = ArticlePageFactory(parent=news_index, title="The bridge of Tivat")
    found = client.get(PAGES, {"search": '"bridge'}).json()["items"]
    assert [item["id"] for item in found] == [article.pk]


def test_redirects_are_found_by_their_old_path(client: Client, news_index: NewsIndexPage) -> None:
    redirect = Redirect.add_redirect("/old-news/", news_index)
    response = client.get("/api/v2/redirects/find/", {"html_path": "/old-news"}, follow=True)
    assert response.json()["id"] == redirect.pk
    assert response.json()["location"] == "/news/"


def test_dates_filter_to_the_day(client: Client, news_index: NewsIndexPage) -> None:
    wanted = ArticlePageFactory(parent=news_index, date="2015-05-20")
    ArticlePageFactory(parent=news_index, date="2015-05-19")
    response = client.get(PAGES, ARTICLES | {"date": "2015-05-20"})
    assert [item["id"] for item in response.json()["items"]] == [wanted.pk]


def test_a_time_without_zone_is_read_in_the_site_s(client: Client, news_index: NewsIndexPage) -> None:
    assert client.get(PAGES, {"first_published_at": "2015-05-20T10:00:00"}).status_code == 200


def test_image_width_that_no_database_keeps_is_refused(client: Client, db: None) -> None:
    ImageFactory(file=image_file(size=(8, 8)))
    response = client.get("/api/v2/images/", {"width": TOO_LARGE})
    assert response.status_code == 400
    assert "width" in response.json()["message"]
