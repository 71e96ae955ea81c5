"""The home page: who the alliance is, its count, its newest news and participants, how to take part."""

from datetime import date

from django.test import Client
from wagtail.models import PageViewRestriction

from participants import services
from tests.content import small_image
from tests.factories import (
    ArticlePageFactory,
    FormPageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
    StandardPageFactory,
)
from tests.html import queries_of, read, words


class TestIntroduction:
    def test_says_who_the_alliance_is(self, client: Client, home):
        page = read(client, "/")
        assert words(page.h1) == "Alliance"
        assert home.introduction in words(page.main)

    def test_title_is_the_name_alone(self, client: Client, home):
        assert words(read(client, "/").title) == "Alliance"


class TestCount:
    def test_counts_participants_and_countries(self, client: Client, home):
        for country in ("ME", "ME", "BE"):
            ParticipantFactory(country=country)
        assert "3 participants in 2 countries" in words(read(client, "/").select_one(".count"))

    def test_one_participant_is_singular(self, client: Client, home):
        ParticipantFactory()
        assert "1 participant in 1 country" in words(read(client, "/").select_one(".count"))

    def test_names_the_next_number(self, client: Client, home):
        ParticipantFactory(ordinal=127)
        assert "The 128th is next." in words(read(client, "/").select_one(".count"))

    def test_says_how_far_the_next_round_number_is(self, client: Client, home):
        ParticipantFactory(ordinal=127)
        assert "22 more, and the 150th joins." in words(read(client, "/").select_one(".count"))

    def test_says_that_the_next_number_is_round(self, client: Client, home):
        ParticipantFactory(ordinal=149)
        assert "The 150th is next: a round number." in words(read(client, "/").select_one(".count"))

    def test_admission_that_is_not_released_is_still_to_come(self, client: Client, home):
        ParticipantFactory(ordinal=127)
        before = words(read(client, "/").select_one(".count"))
        ParticipantFactory(status="admitted", country="IS")
        assert words(read(client, "/").select_one(".count")) == before

    def test_number_of_an_undone_admission_is_the_next(self, client: Client, home):
        ParticipantFactory(ordinal=127)
        undone, released = ParticipantFactory(status="admitted"), ParticipantFactory(status="admitted")
        services.release(participant=released, by=None)
        services.void(participant=undone, by=None)
        assert "The 128th is next." in words(read(client, "/").select_one(".count"))

    def test_leaves_out_candidates_and_the_withdrawn(self, client: Client, home):
        ParticipantFactory(ordinal=126)
        ParticipantFactory(ordinal=127, status="withdrawn")
        ParticipantFactory(ordinal=None, joined_on=None, status="candidate")
        count = words(read(client, "/").select_one(".count"))
        assert "1 participant in 1 country" in count
        assert "The 128th is next." in count

    def test_says_how_many_are_samples(self, client: Client, home):
        ParticipantFactory(is_sample=True)
        assert "1 entry of the registry is a sample" in words(read(client, "/").select_one(".count"))

    def test_is_not_shown_without_participants(self, client: Client, home):
        assert not read(client, "/").select(".count")

    def test_map_shows_current_participants_without_a_link_each(self, client: Client, home):
        ParticipantFactory(latitude=42.4, longitude=18.7)
        ParticipantFactory(latitude=50.8, longitude=4.3, status="withdrawn")
        drawing = read(client, "/").select_one(".count svg")
        assert len(drawing.select("circle")) == 1
        assert not drawing.select("a")


class TestNews:
    def test_shows_the_three_newest(self, client: Client, news_index):
        for day in (1, 2, 3, 4):
            ArticlePageFactory(parent=news_index, title=f"Day {day}", date=date(2015, 5, day))
        titles = [words(title) for title in read(client, "/").select(".entry-title")]
        assert titles == ["Day 4", "Day 3", "Day 2"]

    def test_shows_no_draft(self, client: Client, news_index):
        ArticlePageFactory(parent=news_index, live=False)
        assert not read(client, "/").select(".entry")

    def test_shows_no_private_article(self, client: Client, news_index):
        article = ArticlePageFactory(parent=news_index)
        PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
        assert not read(client, "/").select(".entry")

    def test_leads_to_all_news(self, client: Client, news_index):
        ArticlePageFactory(parent=news_index)
        links = {words(link): link["href"] for link in read(client, "/").select("a.more")}
        assert links["All news"] == "/news/"


class TestNewestParticipants:
    def test_shows_five_with_the_highest_numbers(self, client: Client, home):
        for number in range(121, 128):
            ParticipantFactory(ordinal=number)
        numbers = [words(number) for number in read(client, "/").select(".newcomer .ordinal")]
        assert numbers == ["127", "126", "125", "124", "123"]

    def test_links_a_public_profile(self, client: Client, registry):
        ParticipantPageFactory(parent=registry, slug="tivat", participant=ParticipantFactory(name="Tivat"))
        assert read(client, "/").select_one(".newcomer a")["href"] == "/participants/tivat/"

    def test_does_not_link_a_draft_profile(self, client: Client, registry):
        ParticipantPageFactory(parent=registry, live=False)
        assert not read(client, "/").select(".newcomer a")

    def test_marks_a_sample(self, client: Client, home):
        ParticipantFactory(is_sample=True)
        assert words(read(client, "/").select_one(".newcomer .chip")) == "Sample"


class TestTakingPart:
    def test_join_and_cooperate_lead_to_the_chosen_pages(self, client: Client, home):
        home.join_page = StandardPageFactory(parent=home, slug="join")
        home.cooperate_page = FormPageFactory(parent=home)
        home.save()
        boxes = {words(box.h3): box.a["href"] for box in read(client, "/").select(".halves .box")}
        assert boxes == {"Join the Alliance": "/join/", "Cooperate as NGO": "/cooperate/"}

    def test_a_draft_is_not_linked(self, client: Client, home):
        home.join_page = StandardPageFactory(parent=home, slug="join", live=False)
        home.save()
        assert 'href="/join/"' not in client.get("/").content.decode()


def test_costs_the_same_however_much_there_is(client: Client, news_index, registry):
    def grow(number: int) -> None:
        for _ in range(number):
            image = small_image()
            ArticlePageFactory(parent=news_index, lead_image=image)
            ParticipantPageFactory(parent=registry, participant=ParticipantFactory(latitude=42, longitude=18))

    grow(3)
    few = queries_of(client, "/")
    grow(4)
    assert queries_of(client, "/") == few
