"""`/participants/milestones/`: the milestones for readers."""

from datetime import date

import pytest
from django.test import Client
from django.utils.html import escape
from wagtail.models import Locale

from newsroom.models import NewsIndexPage
from participants.milestones.timeline import PER_PAGE
from participants.models import Milestone, ParticipantIndexPage
from tests.factories import ArticlePageFactory, ParticipantFactory, ParticipantPageFactory
from tests.html import queries_of, read, words
from tests.participants.milestones.record import join, join_many, load_reported

ADDRESS = "/participants/milestones/"

pytestmark = pytest.mark.usefixtures("registry")


def titles(client: Client, query: str = "") -> list[str]:
    return [words(title) for title in read(client, f"{ADDRESS}{query}").select(".timeline-title")]


class TestReportedParticipants:
    @pytest.fixture(autouse=True)
    def _loaded(self, registry: ParticipantIndexPage) -> None:
        load_reported()

    def test_accession_is_told_with_all_its_milestones(self, client: Client) -> None:
        line = read(client, f"{ADDRESS}?participant=125").select_one(".timeline-line")
        assert words(line) == (
            "24 February 2015 Daugavpils 125th participant A round number: the 125th participant "
            "First new participant of 2015 First participant from Latvia on record"
        )

    def test_day_is_a_time_element(self, client: Client) -> None:
        assert read(client, ADDRESS).select_one("time")["datetime"] == "2015-05-20"

    def test_years_are_headings_newest_first(self, client: Client) -> None:
        headings = [words(heading) for heading in read(client, ADDRESS).select("main h2")]
        assert headings == ["2015", "2014"]

    @pytest.mark.parametrize(
        ("query", "numbers"),
        [
            ("?kind=round", [125]),
            ("?kind=first-of-year&year=2015", [125]),
            ("?country=ME", [127]),
            ("?participant=124", [124]),
            ("?year=2014", [124, 123]),
        ],
    )
    def test_filters_narrow(self, client: Client, query: str, numbers: list[int]) -> None:
        found = titles(client, query)
        assert [int("".join(filter(str.isdigit, title))) for title in found] == numbers

    @pytest.mark.parametrize("query", ["?country=IS", "?year=1999", "?participant=7", "?kind=recorded"])
    def test_what_there_is_none_of_is_an_empty_list_with_a_way_out(self, client: Client, query: str) -> None:
        page = read(client, f"{ADDRESS}{query}")
        assert page.select_one(".empty a")["href"] == ADDRESS

    @pytest.mark.parametrize(
        "query",
        [
            "?kind=rubbish",
            "?kind=%00",
            "?country=XX",
            "?country=%00",
            "?year=abc",
            "?year=0",
            "?year=" + "9" * 30,
            "?participant=abc",
            "?participant=0",
            "?participant=" + "9" * 30,
            "?participant=" + "9" * 5000,
            "?participant=%00",
            "?year=%E2%91%A0",
        ],
    )
    def test_rubbish_is_not_found_and_said_beside_its_field(self, client: Client, query: str) -> None:
        response = client.get(f"{ADDRESS}{query}")
        assert response.status_code == 404
        html = response.content.decode()
        assert "see the filter marked above" in html
        assert html.count('class="field-error"') == 1
        assert "Tivat" not in html

    @pytest.mark.parametrize("page", ["0", "-1", "2", "abc", "%00", "9" * 30])
    def test_page_that_is_not_there_is_not_found(self, client: Client, page: str) -> None:
        assert client.get(f"{ADDRESS}?page={page}").status_code == 404


def test_empty_record_says_so(client: Client) -> None:
    assert "There is no milestone yet" in client.get(ADDRESS).content.decode()


def test_page_has_its_own_title_and_address(client: Client) -> None:
    page = read(client, ADDRESS)
    assert page.title.text.startswith("Milestones")
    assert page.select_one("link[rel=canonical]")["href"] == f"http://testserver{ADDRESS}"
    assert page.select_one("meta[property='og:title']")["content"] == "Milestones"


def test_sample_is_marked_in_words(client: Client) -> None:
    join(1, "ME", date(2015, 1, 1), is_sample=True)
    page = read(client, ADDRESS)
    assert "Sample" in words(page.select_one(".timeline-title"))
    assert "invented" in words(page.select_one(".page-head"))


def test_real_one_is_marked_only_where_it_was_counted_after_a_sample(client: Client) -> None:
    join(1, "ME", date(2015, 1, 1), is_sample=True)
    join(2, "ME", date(2016, 1, 1), name="Tivat")
    real = read(client, f"{ADDRESS}?participant=2")
    assert words(real.select_one(".timeline-title")) == "Tivat 2nd participant"
    assert [words(note) for note in real.select(".timeline-notes li")] == [
        "First new participant of 2016",
        "2nd participant from Montenegro Sample",
    ]
    assert "invented" in words(real.select_one(".page-head"))


def test_real_ones_bring_no_notice(client: Client) -> None:
    join(1, "ME", date(2015, 1, 1))
    assert "Sample" not in words(read(client, ADDRESS).main)


def test_name_with_markup_is_shown_as_text(client: Client) -> None:
    join(1, "ME", date(2015, 1, 1), name="<b>Tivat</b>")
    html = client.get(ADDRESS).content.decode()
    assert "<b>Tivat" not in html
    assert escape("<b>Tivat</b>") in html


class TestLinks:
    def test_participant_links_to_its_public_profile(
        self, client: Client, registry: ParticipantIndexPage
    ) -> None:
        tivat = join(1, "ME", date(2015, 1, 1), name="Tivat")
        ParticipantPageFactory(parent=registry, participant=tivat, title="Tivat")
        assert read(client, ADDRESS).select_one(".timeline a")["href"] == "/participants/tivat/"

    def test_draft_profile_is_no_link(self, client: Client, registry: ParticipantIndexPage) -> None:
        tivat = join(1, "ME", date(2015, 1, 1), name="Tivat")
        ParticipantPageFactory(parent=registry, participant=tivat, live=False)
        assert read(client, ADDRESS).select(".timeline a") == []

    def test_article_is_linked_while_it_is_public(self, client: Client, news_index: NewsIndexPage) -> None:
        article = ArticlePageFactory(parent=news_index, title="Plan adopted", live=False)
        Milestone.objects.create(date=date(2014, 1, 1), title="Plan", article=article)
        assert read(client, ADDRESS).select(".timeline a") == []
        article.save_revision().publish()
        link = read(client, ADDRESS).select_one(".timeline a")
        assert link["href"] == article.url
        assert words(link) == "Read the article : Plan"

    def test_milestone_of_an_unreleased_participant_is_on_no_page(self, client: Client) -> None:
        admitted = ParticipantFactory(status="admitted", name="Secretville", country="IS")
        Milestone.objects.create(date=date(1999, 1, 1), title="Secret plan", participant=admitted)
        html = client.get(ADDRESS).content.decode()
        for secret in ("Secretville", "Secret plan", "1999", "Iceland</option>"):
            assert secret not in html


class TestFrench:
    @pytest.fixture(autouse=True)
    def _french(self, registry: ParticipantIndexPage) -> None:
        french = Locale.objects.create(language_code="fr")
        registry.get_parent().specific.copy_for_translation(french).save_revision().publish()
        page = registry.copy_for_translation(french)
        page.slug = "participants"
        page.save_revision().publish()

    def test_milestones_are_told_in_french(self, client: Client) -> None:
        load_reported()
        line = read(client, f"/fr{ADDRESS}?participant=127").select_one(".timeline-line")
        assert "127e participant" in words(line)
        assert "Premier participant du Monténégro au registre" in words(line)

    def test_english_text_is_marked_as_english(self, client: Client) -> None:
        Milestone.objects.create(date=date(2014, 1, 1), title="Plan", title_fr="Le plan", text="In English.")
        title, text = read(client, f"/fr{ADDRESS}").select(".timeline-title span, .timeline p[lang]")
        assert not title.has_attr("lang")
        assert (text["lang"], words(text)) == ("en", "In English.")

    def test_each_language_leads_to_the_same_page_in_the_other(self, client: Client) -> None:
        links = read(client, ADDRESS).select("link[rel=alternate][hreflang]")
        assert {link["href"] for link in links} == {
            f"http://testserver{ADDRESS}",
            f"http://testserver/fr{ADDRESS}",
        }
        assert read(client, f"/fr{ADDRESS}").select_one(".languages a[lang=en]")["href"] == ADDRESS


class TestThousandParticipants:
    def test_queries_are_as_many_as_for_two(self, client: Client, registry: ParticipantIndexPage) -> None:
        join_many(2)
        few = queries_of(client, ADDRESS)
        join_many(998, first=3)
        assert queries_of(client, ADDRESS) == few
        assert len(titles(client)) == PER_PAGE
        assert "Page 1 of" in words(read(client, ADDRESS).select_one(".pager"))

    def test_following_page_keeps_the_filter(self, client: Client) -> None:
        join_many(1_000)
        link = read(client, f"{ADDRESS}?country=ME").select_one("a[rel=next]")
        assert link["href"] == "?country=ME&page=2#list"
