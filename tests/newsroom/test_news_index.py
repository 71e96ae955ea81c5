"""The news list for readers: entries, filters, paging, what is around them."""

from datetime import date

import pytest
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from newsroom.models import RelatedParticipant
from tests.content import small_image
from tests.factories import (
    ArticlePageFactory,
    CategoryFactory,
    FormPageFactory,
    NewsIndexPageFactory,
    ParticipantFactory,
)
from tests.html import queries_of, read, words


def titles(client: Client, url: str = "/news/") -> list[str]:
    return [words(title) for title in read(client, url).select(".entry-title")]


class TestEntry:
    def test_shows_title_date_category_and_teaser(self, client: Client, news_index):
        ArticlePageFactory(
            parent=news_index,
            title="Tivat joins",
            date=date(2015, 5, 6),
            teaser="One.\n\nTwo.",
            category=CategoryFactory(name="Participant news", slug="participants"),
        )
        entry = read(client, "/news/").select_one(".entry")
        assert words(entry.h2) == "Tivat joins"
        assert words(entry.time) == "Written on 6 May 2015"
        assert entry.time["datetime"] == "2015-05-06"
        assert words(entry.select_one(".kicker")) == "Participant news"
        assert [words(paragraph) for paragraph in entry.select(".entry-teaser p")] == ["One.", "Two."]

    def test_read_more_names_the_article(self, client: Client, news_index):
        ArticlePageFactory(parent=news_index, title="Tivat joins", slug="tivat")
        link = read(client, "/news/").select_one(".entry-more")
        assert words(link) == "Read more : Tivat joins"
        assert link["href"] == "/news/tivat/"

    def test_image_has_its_credit_right_under_it(self, client: Client, news_index):
        ArticlePageFactory(parent=news_index, lead_image=small_image(holder="CoE"))
        figure = read(client, "/news/").select_one(".entry figure")
        assert words(figure.figcaption) == "© CoE"
        assert figure.figcaption.find_previous_sibling().name == "picture"

    def test_credit_without_an_image_is_shown(self, client: Client, news_index):
        ArticlePageFactory(parent=news_index, lead_image_credit="© AER")
        assert words(read(client, "/news/").select_one(".entry .credit")) == "Image: © AER"

    def test_markup_in_a_title_is_text(self, client: Client, news_index):
        ArticlePageFactory(parent=news_index, title="<b>Bold</b> & co", slug="bold")
        assert titles(client) == ["<b>Bold</b> & co"]


class TestOrderAndPublic:
    def test_newest_first(self, client: Client, news_index):
        for day in (2, 3, 1):
            ArticlePageFactory(parent=news_index, title=f"Day {day}", date=date(2015, 5, day))
        assert titles(client) == ["Day 3", "Day 2", "Day 1"]

    def test_no_draft_and_nothing_private(self, client: Client, news_index):
        ArticlePageFactory(parent=news_index, live=False)
        private = ArticlePageFactory(parent=news_index)
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        assert titles(client) == []

    def test_only_articles_below_this_index(self, client: Client, news_index, home):
        ArticlePageFactory(parent=NewsIndexPageFactory(parent=home, slug="press"))
        assert titles(client) == []


class TestFilters:
    @pytest.fixture(autouse=True)
    def articles(self, news_index):
        interview = CategoryFactory(name="Interview", slug="interview")
        event = CategoryFactory(name="Event", slug="event")
        for title, category, year in (("A", interview, 2015), ("B", event, 2015), ("C", interview, 2014)):
            ArticlePageFactory(parent=news_index, title=title, category=category, date=date(year, 5, 1))

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("category=interview", ["A", "C"]),
            ("year=2015", ["A", "B"]),
            ("category=interview&year=2014", ["C"]),
            ("category=&year=", ["A", "B", "C"]),
            ("unknown=1", ["A", "B", "C"]),
        ],
    )
    def test_narrow_the_list(self, client: Client, query, expected):
        assert sorted(titles(client, f"/news/?{query}")) == expected

    def test_by_participant(self, client: Client, news_index):
        tivat = ParticipantFactory(name="Tivat", ordinal=127)
        article = ArticlePageFactory(parent=news_index, title="D")
        article.related_participants.add(RelatedParticipant(participant=tivat))
        article.save()
        page = read(client, "/news/?participant=127")
        assert [words(title) for title in page.select(".entry-title")] == ["D"]
        assert words(page.h1) == "News : Tivat"

    def test_heading_and_title_say_what_is_shown(self, client: Client):
        page = read(client, "/news/?category=interview&year=2015")
        assert words(page.h1) == "News : Interview, 2015"
        assert words(page.title).startswith("News: Interview, 2015")

    def test_form_keeps_what_was_chosen(self, client: Client):
        page = read(client, "/news/?category=interview&year=2015")
        assert [words(option) for option in page.select("option[selected]")] == ["Interview", "2015"]

    def test_form_offers_the_years_that_have_articles(self, client: Client):
        years = read(client, "/news/").select("#filter-year option")
        assert [option["value"] for option in years] == ["", "2015", "2014"]

    def test_form_offers_the_categories_of_its_language(self, client: Client):
        french = Locale.objects.get_or_create(language_code="fr")[0]
        CategoryFactory(name="Entretien", slug="entretien", locale=french)
        offered = [words(option) for option in read(client, "/news/").select("#filter-category option")]
        assert "Entretien" not in offered
        assert {"All", "Interview", "Event"} <= set(offered)

    def test_year_without_articles_helps_on(self, client: Client):
        empty = read(client, "/news/?year=1999").select_one(".empty")
        assert empty.a["href"] == "/news/"

    def test_list_without_articles_points_to_the_feed(self, client: Client, home):
        NewsIndexPageFactory(parent=home, slug="press", title="Press")
        empty = read(client, "/press/").select_one(".empty")
        assert "There is no news yet" in words(empty)

    @pytest.mark.parametrize(
        "query",
        [
            "category=nothing",
            "category=%00",
            "year=abc",
            "year=-2015",
            "year=20.15",
            "year=٢٠١٥",
            "year=99999999999999999999",
            "year=10000",
            "participant=999",
            "participant=x",
            "page=abc",
            "page=0",
            "page=2",
            "page=99999999999999999999",
        ],
    )
    def test_what_does_not_exist_is_not_found(self, client: Client, query):
        assert client.get(f"/news/?{query}").status_code == 404

    def test_candidate_is_not_found(self, client: Client):
        ParticipantFactory(ordinal=None, joined_on=None, status="candidate")
        assert client.get("/news/?participant=1").status_code == 404


class TestPaging:
    @pytest.fixture(autouse=True)
    def articles(self, news_index):
        interview = CategoryFactory(name="Interview", slug="interview")
        for day in range(1, 22):
            ArticlePageFactory(
                parent=news_index, title=f"Day {day:02}", date=date(2015, 5, day), category=interview
            )

    def test_ten_on_a_page_and_none_twice(self, client: Client):
        pages = [titles(client, f"/news/?page={number}") for number in (1, 2, 3)]
        assert [len(page) for page in pages] == [10, 10, 1]
        assert len({title for page in pages for title in page}) == 21

    def test_keeps_the_filters(self, client: Client):
        page = read(client, "/news/?year=2015&page=2&category=interview")
        older, newer = page.select_one(".pager [rel=next]"), page.select_one(".pager [rel=prev]")
        assert older["href"] == "/news/?category=interview&year=2015&page=3"
        assert newer["href"] == "/news/?category=interview&year=2015"

    def test_machines_are_told_too(self, client: Client):
        page = read(client, "/news/?page=2&unknown=1")
        assert page.select_one("head [rel=prev]")["href"] == "http://testserver/news/"
        assert page.select_one("head [rel=next]")["href"] == "http://testserver/news/?page=3"
        assert page.select_one("[rel=canonical]")["href"] == "http://testserver/news/?page=2"

    def test_says_where_the_reader_is(self, client: Client):
        page = read(client, "/news/?page=2")
        assert words(page.select_one(".pager-place")) == "Page 2 of 3"
        assert "page 2" in words(page.title)

    def test_is_not_offered_for_one_page(self, client: Client):
        assert not read(client, "/news/?year=1999").select(".pager")


class TestAside:
    def test_offers_to_join_to_cooperate_and_to_follow(self, client: Client, news_index, home):
        home.join_page = FormPageFactory(parent=home, slug="join", title="Join")
        home.cooperate_page = FormPageFactory(parent=home)
        home.save()
        aside = read(client, "/news/").aside
        targets = {link["href"] for link in aside.select("a")}
        assert {"/join/", "/cooperate/", "/news/rss/"} <= targets


def test_costs_the_same_for_two_articles_and_for_ten(client: Client, news_index):
    interview = CategoryFactory()

    def write(number: int) -> None:
        for _ in range(number):
            ArticlePageFactory(parent=news_index, lead_image=small_image(), category=interview)

    write(2)
    for_two = queries_of(client, "/news/")
    write(8)
    assert queries_of(client, "/news/") == for_two <= 15
