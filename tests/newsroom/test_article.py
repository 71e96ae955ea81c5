"""An article as readers see it, and what stands around it."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from newsroom.models import ArticleAuthor, ArticlePage, RelatedParticipant
from tests.content import block, full_body, small_image
from tests.factories import (
    ArticlePageFactory,
    AuthorFactory,
    CategoryFactory,
    ParticipantFactory,
    ParticipantPageFactory,
)
from tests.html import queries_of, read, structured_data, words

URL = "/news/tivat/"


@pytest.fixture
def article(news_index):
    return ArticlePageFactory(
        parent=news_index,
        slug="tivat",
        title="Tivat is the 127th participant",
        date=date(2015, 5, 6),
        category=CategoryFactory(name="Participant news", slug="participants"),
    )


def neighbours(client: Client) -> dict[str, str]:
    return {link["rel"][0]: link["href"] for link in read(client, URL).select(".neighbours a")}


class TestHead:
    def test_shows_title_date_category_and_teaser(self, client: Client, article):
        head = read(client, URL).select_one(".article-head")
        assert words(head.h1) == "Tivat is the 127th participant"
        assert words(head.time) == "Written on 6 May 2015"
        assert words(head.select_one(".kicker")) == "Participant news"
        assert words(head.select_one(".lead")) == article.teaser

    def test_names_the_authors(self, client: Client, article):
        article.article_authors.add(ArticleAuthor(author=AuthorFactory(name="Ana", role="Editor")))
        article.save()
        assert "Ana, Editor" in words(read(client, URL).select_one(".article-head .meta"))

    def test_way_back_up(self, client: Client, article):
        links = read(client, URL).select(".breadcrumbs a")
        assert [(words(link), link["href"]) for link in links] == [("Home", "/"), ("News", "/news/")]


class TestParticipants:
    def relate(self, article: ArticlePage, **participant) -> None:
        article.related_participants.add(
            RelatedParticipant(participant=ParticipantFactory(name="Tivat", ordinal=127, **participant))
        )
        article.save()

    def test_badge_says_the_number(self, client: Client, article):
        self.relate(article)
        assert words(read(client, URL).select_one(".chip--number")) == "Tivat, 127th participant"

    def test_badge_leads_to_a_public_profile(self, client: Client, article, registry):
        self.relate(article)
        participant = article.related_participants.get().participant
        ParticipantPageFactory(parent=registry, participant=participant, slug="tivat")
        assert read(client, URL).select_one("a.chip--number")["href"] == "/participants/tivat/"

    def test_badge_does_not_lead_to_a_draft(self, client: Client, article, registry):
        self.relate(article)
        participant = article.related_participants.get().participant
        ParticipantPageFactory(parent=registry, participant=participant, live=False)
        assert not read(client, URL).select("a.chip--number")

    def test_candidate_has_no_badge(self, client: Client, article):
        candidate = ParticipantFactory(name="Secret", ordinal=None, joined_on=None, status="candidate")
        article.related_participants.add(RelatedParticipant(participant=candidate))
        article.save()
        assert "Secret" not in client.get(URL).content.decode()


class TestLeadImage:
    def test_has_credit_licence_and_source(self, client: Client, article):
        article.lead_image = small_image(
            holder="Wikimedia Commons",
            author="Ana Petrović",
            licence="cc-by-sa-4.0",
            source_url="https://commons.wikimedia.org/wiki/File:Tivat.jpg",
        )
        article.save()
        credit = read(client, URL).select_one(".article-picture .credit")
        assert "© Ana Petrović / Wikimedia Commons, CC BY-SA 4.0" in words(credit)
        assert [link["href"] for link in credit.select("a")] == [
            "https://creativecommons.org/licenses/by-sa/4.0/",
            "https://commons.wikimedia.org/wiki/File:Tivat.jpg",
        ]

    def test_is_fetched_first(self, client: Client, article):
        article.lead_image = small_image()
        article.save()
        image = read(client, URL).select_one(".article-picture img")
        assert image["fetchpriority"] == "high"
        assert not image.has_attr("loading")

    def test_is_what_social_networks_show(self, client: Client, article):
        article.lead_image = small_image(description="The town hall")
        article.save()
        page = read(client, URL)
        assert page.select_one('meta[property="og:image"]')["content"].startswith("http://testserver/media/")
        assert page.select_one('meta[property="og:image:alt"]')["content"] == "The town hall"
        assert page.select_one('meta[name="twitter:card"]')["content"] == "summary_large_image"

    def test_in_a_private_collection_is_on_no_channel(self, client: Client, article):
        private = Collection.get_first_root_node().add_child(name="Private")
        CollectionViewRestriction.objects.create(
            collection=private, restriction_type=CollectionViewRestriction.LOGIN
        )
        article.lead_image = small_image(collection=private, holder="Secret Agency")
        article.save()
        for url in (URL, "/news/", "/"):
            source = client.get(url).content.decode()
            assert "/media/" not in source
            assert "Secret Agency" not in source

    def test_credit_without_an_image_is_shown(self, client: Client, article):
        article.lead_image_credit = "© Council of Europe"
        article.save()
        assert "Image: © Council of Europe" in words(read(client, URL).select_one(".article"))


class TestNeighbours:
    def test_are_the_next_in_time(self, client: Client, article, news_index):
        for slug, day in (("a", 4), ("b", 5), ("c", 7), ("d", 8)):
            ArticlePageFactory(parent=news_index, slug=slug, date=date(2015, 5, day))
        assert neighbours(client) == {"prev": "/news/c/", "next": "/news/b/"}

    def test_of_one_day_follow_the_order_of_the_list(self, client: Client, article, news_index):
        ArticlePageFactory(parent=news_index, slug="same-day", date=article.date)
        assert neighbours(client) == {"prev": "/news/same-day/"}

    def test_are_public(self, client: Client, article, news_index):
        ArticlePageFactory(parent=news_index, date=date(2015, 5, 7), live=False)
        private = ArticlePageFactory(parent=news_index, date=date(2015, 5, 5))
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        assert neighbours(client) == {}


class TestRelated:
    def related(self, client: Client) -> list[str]:
        return [words(title) for title in read(client, URL).select(".card-title")]

    def test_are_the_newest_three_of_the_category(self, client: Client, article, news_index):
        for day in (1, 2, 3, 4):
            ArticlePageFactory(
                parent=news_index, title=f"Day {day}", date=date(2015, 6, day), category=article.category
            )
        ArticlePageFactory(parent=news_index, category=CategoryFactory(slug="event", name="Event"))
        assert self.related(client) == ["Day 4", "Day 3", "Day 2"]

    def test_are_not_the_article_itself(self, client: Client, article):
        assert self.related(client) == []

    def test_need_a_category(self, client: Client, article, news_index):
        article.category = None
        article.save()
        ArticlePageFactory(parent=news_index)
        assert self.related(client) == []


class TestSharing:
    def test_links_carry_the_address_and_title(self, client: Client, article):
        links = [link["href"] for link in read(client, URL).select(".share a")]
        assert links[0].startswith(
            "mailto:?subject=Tivat%20is%20the%20127th%20participant&body=http%3A%2F%2F"
        )
        assert all("http%3A%2F%2Ftestserver%2Fnews%2Ftivat%2F" in link for link in links)

    def test_copying_is_offered_by_a_script_only(self, client: Client, article):
        button = read(client, URL).select_one("[data-copy]")
        assert button["data-copy"] == "http://testserver/news/tivat/"
        assert button.has_attr("hidden")


class TestForMachines:
    def test_article_is_described(self, client: Client, article):
        article.article_authors.add(ArticleAuthor(author=AuthorFactory(name="Ana")))
        article.save()
        described = structured_data(read(client, URL))
        news = described["NewsArticle"]
        assert news["headline"] == "Tivat is the 127th participant"
        assert news["datePublished"] == "2015-05-06"
        assert news["inLanguage"] == "en"
        assert news["articleSection"] == "Participant news"
        assert news["author"] == [{"@type": "Person", "name": "Ana"}]
        assert news["publisher"]["@id"] == described["Organization"]["@id"]

    def test_image_is_described_with_its_rights(self, client: Client, article):
        article.lead_image = small_image(
            holder="CoE", author="Ana", licence="cc-by-4.0", source_url="https://example.org/photo"
        )
        article.save()
        image = structured_data(read(client, URL))["NewsArticle"]["image"]
        assert image["@type"] == "ImageObject"
        assert image["creditText"] == "© Ana / CoE, CC BY 4.0"
        assert image["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert image["acquireLicensePage"] == "https://example.org/photo"
        assert image["creator"]["name"] == "Ana"
        assert image["copyrightHolder"]["name"] == "CoE"

    def test_event_is_described(self, client: Client, article):
        article.body = json.dumps(
            [block("event", {"name": "Forum", "start": "2015-04-21T09:00:00+02:00", "place": "Strasbourg"})]
        )
        article.save()
        event = structured_data(read(client, URL))["Event"]
        assert event["name"] == "Forum"
        assert event["startDate"] == "2015-04-21T09:00:00+02:00"

    def test_description_is_the_teaser(self, client: Client, article):
        page = read(client, URL)
        assert page.select_one("meta[name=description]")["content"] == article.teaser
        assert page.select_one('meta[property="og:type"]')["content"] == "article"


def test_article_not_saved_yet_can_be_previewed(news_index):
    article = ArticlePage(
        title="New", slug="new", teaser="T", date=date(2015, 5, 6), locale=news_index.locale
    )
    article.set_url_path(news_index)
    article.path, article.depth = f"{news_index.path}0001", news_index.depth + 1
    request = RequestFactory().get("/", headers={"host": "testserver"})
    request.user = AnonymousUser()
    response = article.serve_preview(request, "")
    assert "New" in response.render().content.decode()


def test_costs_the_same_for_two_and_for_ten_around_it(client: Client, article, news_index, registry):
    def grow(number: int) -> None:
        for _ in range(number):
            ArticlePageFactory(parent=news_index, category=article.category, lead_image=small_image())
            profile = ParticipantPageFactory(parent=registry)
            article.related_participants.add(RelatedParticipant(participant=profile.participant))
        article.save()

    grow(3)
    few = queries_of(client, URL)
    grow(7)
    assert queries_of(client, URL) == few <= 22


def test_body_costs_the_same_for_one_and_for_three_of_each_block(client: Client, article, home):
    article.body = full_body(target=home)
    article.save()
    one = queries_of(client, URL)
    article.body = json.dumps(json.loads(full_body(target=home)) * 3)
    article.save()
    assert queries_of(client, URL) == one <= 26
