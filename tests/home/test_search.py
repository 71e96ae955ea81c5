"""`/search/`: the site's public pages, found by what anybody types."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, PageViewRestriction

from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import ParticipantIndexPage
from tests.factories import (
    ArticlePageFactory,
    FormPageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
    StandardPageFactory,
)
from tests.html import queries_of

ADDRESS = "/search/"


def search(client: Client, query: str, **parameters: str) -> str:
    response = client.get(ADDRESS, {"q": query, **parameters})
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def titles_in(html: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", title) for title in re.findall(r"<h3>(.*?)</h3>", html)]


class TestWhatIsFound:
    def test_article_is_found_by_its_title(self, client: Client, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(
            parent=news_index, title="Tivat joins", teaser="The 127th participant.", date=date(2015, 5, 20)
        )
        html = search(client, "tivat")
        assert '<h3><a href="/news/tivat-joins/"><mark>Tivat</mark> joins</a></h3>' in html
        assert "1 result for “tivat”" in html
        assert "The 127th participant." in html
        assert '<span class="kicker">News</span>' in html
        assert "20 May 2015" in html

    def test_article_is_found_by_its_teaser_and_body(self, client: Client, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(parent=news_index, title="In the teaser", teaser="About housing.")
        ArticlePageFactory(
            parent=news_index, title="In the body", body=[("paragraph", "<p>About housing.</p>")]
        )
        assert set(titles_in(search(client, "housing"))) == {"In the teaser", "In the body"}

    def test_profile_page_and_form_are_found(
        self, client: Client, home: HomePage, registry: ParticipantIndexPage
    ) -> None:
        ParticipantPageFactory(parent=registry, participant=ParticipantFactory(name="Tivat"))
        StandardPageFactory(parent=home, title="About Tivat")
        FormPageFactory(parent=home, title="Write to Tivat")
        html = search(client, "tivat")
        assert set(titles_in(html)) == {"Tivat", "About Tivat", "Write to Tivat"}
        assert set(re.findall(r'kicker">(\w+)<', html)) == {"Participant", "Page", "Form"}

    def test_all_words_must_occur(self, client: Client, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(parent=news_index, title="Tivat joins")
        ArticlePageFactory(parent=news_index, title="Megara joins")
        assert titles_in(search(client, "joins tivat")) == ["Tivat joins"]

    def test_beginning_of_a_word_in_a_title_is_found(self, client: Client, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(parent=news_index, title="Tivat joins")
        assert titles_in(search(client, "tiv")) == ["Tivat joins"]

    def test_title_comes_before_text_and_then_the_newest(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        ArticlePageFactory(parent=news_index, title="Newest", teaser="tivat", date=date(2016, 1, 1))
        ArticlePageFactory(parent=news_index, title="Tivat once", date=date(2014, 1, 1))
        ArticlePageFactory(parent=news_index, title="Tivat again", date=date(2015, 1, 1))
        assert titles_in(search(client, "tivat")) == ["Tivat again", "Tivat once", "Newest"]

    def test_only_the_active_language_is_searched(self, client: Client, home: HomePage) -> None:
        home.copy_for_translation(Locale.objects.create(language_code="fr")).save_revision().publish()
        english = StandardPageFactory(parent=home, title="Tivat in English")
        french = english.copy_for_translation(Locale.objects.get(language_code="fr"))
        french.title = "Tivat en français"
        french.save_revision().publish()
        assert titles_in(search(client, "tivat")) == ["Tivat in English"]
        assert titles_in(client.get("/fr/search/?q=tivat").content.decode()) == ["Tivat en français"]


class TestWhatIsNotPublic:
    def test_draft_is_not_found(self, client: Client, home: HomePage) -> None:
        StandardPageFactory(parent=home, title="Secret plan", live=False)
        assert titles_in(search(client, "secret")) == []

    def test_expired_page_is_not_found(self, client: Client, home: HomePage) -> None:
        StandardPageFactory(parent=home, title="Secret plan", expire_at=timezone.now() - timedelta(seconds=1))
        assert titles_in(search(client, "secret")) == []

    def test_private_page_is_not_found(self, client: Client, home: HomePage) -> None:
        page = StandardPageFactory(parent=home, title="Secret plan")
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert titles_in(search(client, "secret")) == []

    def test_profile_of_a_candidate_is_not_found(
        self, client: Client, registry: ParticipantIndexPage
    ) -> None:
        candidate = ParticipantFactory(name="Secretville", status="candidate", ordinal=None, joined_on=None)
        ParticipantPageFactory(parent=registry, participant=candidate)
        assert titles_in(search(client, "secretville")) == []

    def test_page_outside_of_the_site_is_not_found(self, client: Client, home: HomePage) -> None:
        StandardPageFactory(parent=home.get_parent(), title="Secret plan")
        assert titles_in(search(client, "secret")) == []


@pytest.mark.usefixtures("home")
class TestOddQueries:
    @pytest.mark.parametrize(
        "query",
        [
            "",
            " ",
            "\0",
            "tivat\0",
            '"',
            '"unbalanced',
            "'; DROP TABLE",
            "*",
            "tiv*",
            "AND OR NOT",
            "NEAR(a, b)",
            "title:tivat",
            "%s %d %",
            "\\",
            "?!…—",
            "_",
            "①",
            "🙂",
            "\ud7ff\ue000",
            "x" * 5000,
            " ".join(f"word{number}" for number in range(500)),
        ],
    )
    def test_query_is_answered(self, client: Client, query: str) -> None:
        assert client.get(ADDRESS, {"q": query}).status_code == 200

    @settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.text(max_size=60))
    def test_whatever_is_typed_is_answered(self, client: Client, query: str) -> None:
        assert client.get(ADDRESS, {"q": query, "fragment": ""}).status_code == 200

    @pytest.mark.parametrize("page", ["0", "2", "-1", "abc", "9" * 5000])
    def test_page_that_is_not_there_is_a_404(self, client: Client, page: str) -> None:
        assert client.get(ADDRESS, {"q": "tivat", "page": page}).status_code == 404

    def test_markup_in_the_query_is_shown_as_text(self, client: Client) -> None:
        html = search(client, "<script>alert(1)</script>")
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html

    def test_nothing_can_be_sent(self, client: Client) -> None:
        assert client.post(ADDRESS, {"q": "tivat"}).status_code == 405


@pytest.mark.usefixtures("home")
class TestPage:
    def test_without_a_query_it_says_what_is_searched(self, client: Client) -> None:
        assert "News, participants and pages of this site are searched" in search(client, "")

    def test_nothing_found_says_so_and_helps_on(self, client: Client) -> None:
        html = search(client, "nowhere")
        assert "Nothing found for “nowhere”" in html
        assert "Try fewer words" in html

    def test_signs_alone_are_no_words(self, client: Client) -> None:
        assert "There is no word to search for:" in search(client, "?!")

    def test_query_stays_in_the_box(self, client: Client) -> None:
        assert 'value="tivat &quot;bay&quot;"' in search(client, 'tivat "bay"')

    def test_search_engines_are_kept_out(self, client: Client) -> None:
        response = client.get(ADDRESS, {"q": "tivat"})
        assert response["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in response.content.decode()

    def test_fragment_is_the_results_alone(self, client: Client) -> None:
        html = search(client, "tivat", fragment="")
        assert "<html" not in html
        assert "Nothing found for “tivat”" in html

    def test_results_are_paged(self, client: Client, news_index: NewsIndexPage) -> None:
        for number in range(11):
            ArticlePageFactory(parent=news_index, title=f"Tivat {number}")
        html = search(client, "tivat", fragment="")
        assert len(titles_in(html)) == 10
        assert 'href="?q=tivat&amp;page=2"' in html
        assert len(titles_in(search(client, "tivat", page="2"))) == 1


def test_queries_do_not_follow_the_number_of_results(
    client: Client, home: HomePage, news_index: NewsIndexPage
) -> None:
    def queries_with(number: int) -> int:
        for _n in range(number):
            ArticlePageFactory(parent=news_index, teaser="Tivat joins")
        return queries_of(client, f"{ADDRESS}?q=tivat")

    assert queries_with(2) == queries_with(20)
