"""Registry figures where they are read: pages, API, feeds, search; in the page's language."""

import json
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale

from cms.common.memory import remembered
from cms.common.prose import clean, public_prose
from newsroom.models import ArticlePage, NewsIndexPage
from participants import services
from participants.models import Participant, ParticipantIndexPage
from tests.content import block
from tests.factories import (
    ArticlePageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
    StandardPageFactory,
)
from tests.html import read, words

PARTICIPANTS = '<embed embedtype="registry-figure" figure="participants"/>'
COUNTRIES = '<embed embedtype="registry-figure" figure="countries"/>'
FROZEN = '<embed embedtype="registry-figure" figure="participants" asof="2015-05-06"/>'
TEXT = f"<p>We are {PARTICIPANTS} in {COUNTRIES}; on that day we were {FROZEN}.</p>"
TOLD = "We are 2 participants in 2 countries; on that day we were 1 participant."
TOLD_IN_FRENCH = "We are 2 participants in 2 pays; on that day we were 1 participant."


def ordinal_of(participant: Participant | int) -> str:
    pk = participant if isinstance(participant, int) else participant.pk
    return f'<embed embedtype="registry-figure" figure="ordinal" participant="{pk}"/>'


@pytest.fixture
def tivat(db: None) -> Participant:
    return ParticipantFactory(name="Tivat", ordinal=127, joined_on=date(2015, 5, 6))


@pytest.fixture
def _two(tivat: Participant) -> None:
    ParticipantFactory(name="Riga", ordinal=128, joined_on=date(2015, 6, 1), country="LV")


def article(index: NewsIndexPage, *texts: str, **fields: Any) -> ArticlePage:
    body = json.dumps([block("paragraph", text) for text in texts])
    return ArticlePageFactory(parent=index, **({"slug": "article", "body": body} | fields))


@pytest.mark.usefixtures("_two")
class TestWords:
    def test_on_a_page(self, client: Client, news_index: NewsIndexPage) -> None:
        article(news_index, TEXT)
        assert words(read(client, "/news/article/").select_one(".prose")) == TOLD

    def test_on_a_french_page(self, client: Client, news_index: NewsIndexPage) -> None:
        french = Locale.objects.get_or_create(language_code="fr")[0]
        for page in (news_index.get_parent().specific, news_index):
            translated = page.copy_for_translation(french)
            translated.save_revision().publish()
        address = article(translated, TEXT, locale=french).get_url()
        assert words(read(client, address).select_one(".prose")) == TOLD_IN_FRENCH

    def test_in_a_plain_page_and_a_profile(
        self, client: Client, news_index: NewsIndexPage, registry: ParticipantIndexPage, tivat: Participant
    ) -> None:
        body = json.dumps([block("paragraph", TEXT)])
        StandardPageFactory(parent=news_index.get_parent(), slug="about", body=body)
        ParticipantPageFactory(parent=registry, slug="tivat", participant=tivat, body=body)
        assert TOLD in words(read(client, "/about/"))
        assert TOLD in words(read(client, "/participants/tivat/"))

    def test_in_an_introduction_and_in_the_search_for_it(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        news_index.introduction = f"<p>Newsworthy: {PARTICIPANTS}.</p>"
        news_index.save_revision().publish()
        assert "Newsworthy: 2 participants." in words(read(client, "/news/"))
        assert "2 participants" in words(read(client, "/search/?q=newsworthy"))

    @pytest.mark.parametrize("name", ["rss/", "atom/", "feed.json"])
    def test_in_feeds(self, client: Client, news_index: NewsIndexPage, name: str) -> None:
        article(news_index, TEXT)
        feed = client.get(f"/news/{name}").content.decode()
        assert TOLD in feed
        assert "embedtype" not in feed

    def test_in_the_preview(self, news_index: NewsIndexPage) -> None:
        page = article(news_index, TEXT)
        shown = BeautifulSoup(page.make_preview_request().rendered_content, "html.parser")
        assert TOLD in words(shown)

    @pytest.mark.parametrize("version", ["v2", "v3"])
    def test_in_the_api(self, client: Client, news_index: NewsIndexPage, version: str) -> None:
        page = article(news_index, TEXT)
        body = client.get(f"/api/{version}/pages/{page.pk}/").json()["body"]
        assert body[0]["value"] == f"<p>{TOLD}</p>"

    @pytest.mark.parametrize("form", ["markdown", "db_markdown"])
    def test_in_markdown(self, form: str) -> None:
        assert public_prose(TEXT, form).strip() == TOLD

    def test_stored_form_keeps_the_element(self) -> None:
        assert public_prose(TEXT, "db_html") == TEXT

    def test_of_one_and_of_none(self) -> None:
        none = '<embed embedtype="registry-figure" figure="countries" asof="1900-01-01"/>'
        assert public_prose(f"{FROZEN}, {none}") == "1 participant, 0 countries"
        with translation.override("fr"):
            assert public_prose(f"{FROZEN}, {none}") == "1 participant, 0 pays"

    def test_of_an_ordinal(self, tivat: Participant) -> None:
        assert public_prose(ordinal_of(tivat)) == "127th participant"
        with translation.override("fr"):
            assert public_prose(ordinal_of(tivat)) == "127e participant"

    def test_live_one_follows_a_withdrawal_and_a_frozen_one_and_an_ordinal_do_not(
        self, tivat: Participant
    ) -> None:
        services.withdraw(participant=tivat, effective_on=date(2015, 7, 1), by=None)
        assert public_prose(f"{PARTICIPANTS}, {FROZEN}") == "1 participant, 1 participant"
        assert public_prose(ordinal_of(tivat)) == "127th participant"


class TestNothingLeaks:
    def test_of_one_that_is_not_released(self, client: Client, news_index: NewsIndexPage) -> None:
        admitted = ParticipantFactory(name="Kotor", status="admitted")
        candidate = ParticipantFactory(name="Budva", status="candidate")
        texts = [f"<p>{ordinal_of(one)}, {PARTICIPANTS}</p>" for one in (admitted.pk, candidate.pk, 10**17)]
        page = article(news_index, *texts)
        assert words(read(client, "/news/article/").select_one(".prose")) == " ".join(
            [", 0 participants"] * 3
        )
        shown = [public_prose(text) for text in texts]
        assert shown == ["<p>, 0 participants</p>"] * 3
        for address in (f"/api/v2/pages/{page.pk}/", f"/api/v3/pages/{page.pk}/", "/news/rss/"):
            answer = client.get(address).content.decode()
            assert "Kotor" not in answer
            assert f"{admitted.ordinal}th" not in answer

    def test_it_is_told_from_the_release_on(self, news_index: NewsIndexPage) -> None:
        admitted = ParticipantFactory(name="Kotor", status="admitted")
        assert public_prose(ordinal_of(admitted)) == ""
        services.release(participant=admitted, by=None)
        assert public_prose(ordinal_of(admitted)) == "1st participant"


RUBBISH = [
    '<embed embedtype="registry-figure" figure="&lt;script&gt;alert(1)&lt;/script&gt;"/>',
    '<embed embedtype="registry-figure" figure="participants" asof="2015-13-41"/>',
    '<embed embedtype="registry-figure" figure="ordinal" participant="1; DROP TABLE"/>',
    '<embed embedtype="registry-figure" figure="ordinal" participant="' + "9" * 400 + '"/>',
    '<embed embedtype="registry-figure"/>',
    '<embed embedtype="registry-figure" figure="participants\0" asof=">"/>',
    '<embed embedtype="other" figure="participants"/>',
    "<embed/>",
    '<embed src="https://example.org/a.swf"/>',
]


@pytest.mark.django_db
class TestRubbish:
    @pytest.mark.parametrize("stored", RUBBISH)
    def test_is_nothing_in_any_form(self, stored: str) -> None:
        text = f"<p>a{stored}b</p>"
        assert public_prose(text) == "<p>ab</p>"
        for form in ("markdown", "db_markdown"):
            assert public_prose(text, form).strip() == "ab"

    @pytest.mark.parametrize("stored", [one for one in RUBBISH if "\0" not in one])
    def test_is_nothing_on_a_page(self, client: Client, news_index: NewsIndexPage, stored: str) -> None:
        article(news_index, f"<p>a{stored}b</p>")
        prose = read(client, "/news/article/").select_one(".prose")
        assert words(prose).startswith("a")
        assert not prose.find(["embed", "script"])

    def test_of_other_kinds_of_elements_nothing_is_kept(self) -> None:
        image = '<embed embedtype="image" id="1" format="left" alt="x"/>'
        assert clean(f"<p>{image}{PARTICIPANTS}</p>") == f"<p>{PARTICIPANTS}</p>"

    def test_attributes_of_no_figure_are_left_out(self) -> None:
        odd = '<embed embedtype="registry-figure" figure="participants" onload="x" src="y">'
        assert clean(odd) == PARTICIPANTS


@pytest.mark.usefixtures("_two")
class TestCost:
    def test_many_in_a_text_are_one_query(self, tivat: Participant, django_assert_num_queries: Any) -> None:
        text = "".join([PARTICIPANTS, COUNTRIES, FROZEN, ordinal_of(tivat)] * 10)
        with remembered(), django_assert_num_queries(1):
            public_prose(text)
            public_prose(text)

    @pytest.mark.parametrize(
        "address", ["/news/rss/", "/api/v2/pages/?type=newsroom.ArticlePage&fields=body", "/news/article/"]
    )
    def test_a_page_a_feed_and_a_list_cost_one_query_more(
        self, client: Client, news_index: NewsIndexPage, address: str
    ) -> None:
        plain = [
            article(news_index, "<p>Plain.</p>", slug=slug) for slug in ("article", *map(str, range(19)))
        ]
        before = queries(client, address)
        for page in plain:
            page.body = json.dumps([block("paragraph", TEXT), block("paragraph", TEXT)])
            page.save()
        assert queries(client, address) == before + 1


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
