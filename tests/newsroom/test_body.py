"""Each block of a body as readers see it."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from tests.content import block, small_image
from tests.factories import ArticlePageFactory, DocumentFactory, StandardPageFactory
from tests.html import read, words


@pytest.fixture
def shown(client: Client, news_index):
    """Publishes an article with one block and returns what readers see of it."""

    def show(kind: str, value: Any) -> BeautifulSoup:
        ArticlePageFactory(parent=news_index, slug="article", body=json.dumps([block(kind, value)]))
        return read(client, "/news/article/").select_one(".prose")

    return show


@pytest.fixture
def private_collection(db):
    collection = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    return collection


class TestParagraph:
    def test_shows_rich_text(self, shown):
        assert words(shown("paragraph", "<p>One <b>two</b></p>").b) == "two"

    def test_links_a_public_page(self, shown, home):
        page = StandardPageFactory(parent=home, slug="about")
        prose = shown("paragraph", f'<p><a linktype="page" id="{page.pk}">About</a></p>')
        assert prose.a["href"] == "/about/"

    def test_does_not_link_a_draft(self, shown, home):
        page = StandardPageFactory(parent=home, slug="secret", live=False)
        prose = shown("paragraph", f'<p><a linktype="page" id="{page.pk}">About</a></p>')
        assert not prose.a.has_attr("href")


@pytest.mark.parametrize("level", ["h2", "h3"])
def test_heading_has_an_anchor(shown, level):
    heading = shown("heading", {"text": "How it began", "level": level}).find(level)
    assert heading["id"] == "how-it-began"
    assert words(heading) == "How it began"


class TestImage:
    def test_has_caption_and_credit(self, shown):
        image = small_image(holder="AER")
        caption = shown("image", {"image": image.pk, "caption": "In Strasbourg"}).figcaption
        assert words(caption) == "In Strasbourg © AER"

    def test_is_described_to_those_who_do_not_see_it(self, shown):
        image = small_image(description="Three houses")
        assert shown("image", {"image": image.pk, "caption": ""}).img["alt"] == "Three houses"

    def test_waits_until_it_is_scrolled_to(self, shown):
        assert shown("image", {"image": small_image().pk, "caption": ""}).img["loading"] == "lazy"

    def test_in_a_private_collection_is_not_shown(self, shown, private_collection):
        image = small_image(collection=private_collection, holder="Secret")
        assert words(shown("image", {"image": image.pk, "caption": "Caption"})) == ""

    def test_that_is_gone_is_not_shown(self, shown):
        assert not shown("image", {"image": 999, "caption": ""}).select("figure")


class TestQuote:
    def test_names_the_speaker_and_role(self, shown):
        quote = shown("quote", {"quote": "We belong.", "speaker": "Ana", "role": "Mayor"})
        assert words(quote.blockquote) == "We belong."
        assert words(quote.figcaption) == "Ana , Mayor"

    def test_without_a_speaker_has_no_caption(self, shown):
        assert not shown("quote", {"quote": "We belong.", "speaker": "", "role": ""}).select("figcaption")

    def test_markup_in_it_is_text(self, shown):
        quote = shown("quote", {"quote": "<img src=x>", "speaker": "", "role": ""})
        assert words(quote.blockquote) == "<img src=x>"


def test_interview_shows_question_speaker_and_answer(shown):
    interview = shown("interview", {"question": "Why?", "answer": "<p>Because.</p>", "speaker": "Ana"})
    assert words(interview) == "Why? Ana Because."


class TestEvent:
    def event(self, **changes: Any) -> dict[str, Any]:
        return {
            "name": "Forum",
            "start": "2015-04-21T07:00:00Z",
            "end": "2015-04-21T15:30:00Z",
            "place": "Strasbourg",
            "link": "",
        } | changes

    def test_shows_the_times_of_one_day_in_the_site_zone(self, shown):
        event = shown("event", self.event())
        assert words(event.dd) == "21 April 2015, 09:00 to 17:30"
        assert [time["datetime"] for time in event.select("time")] == [
            "2015-04-21T09:00:00+02:00",
            "2015-04-21T17:30:00+02:00",
        ]

    def test_shows_both_days_where_it_lasts_longer(self, shown):
        event = shown("event", self.event(end="2015-04-22T15:30:00Z"))
        assert words(event.dd) == "21 April 2015, 09:00 to 22 April 2015, 17:30"

    def test_may_have_no_end(self, shown):
        assert words(shown("event", self.event(end=None)).dd) == "21 April 2015, 09:00"

    def test_link_names_the_event(self, shown):
        link = shown("event", self.event(link="https://example.org/forum")).a
        assert link["href"] == "https://example.org/forum"
        assert "Forum" in words(link)


class TestDocument:
    def test_shows_title_type_and_size(self, shown):
        file = ContentFile(b"%PDF-1.4" + b"x" * 2040, name="plan.pdf")
        document = DocumentFactory(title="The plan", file=file, file_size=2048)
        shown_document = shown("document", {"document": document.pk, "title": ""})
        assert words(shown_document) == "The plan PDF, 2.0 KB"
        assert shown_document.a["href"] == document.url

    def test_title_can_be_its_own_here(self, shown):
        document = DocumentFactory(title="plan_final_2")
        assert words(shown("document", {"document": document.pk, "title": "The plan"}).a) == "The plan"

    def test_in_a_private_collection_is_not_shown(self, shown, private_collection):
        document = DocumentFactory(title="Secret", collection=private_collection)
        assert words(shown("document", {"document": document.pk, "title": "Secret"})) == ""


class TestEmbed:
    film = {"url": "https://www.youtube.com/watch?v=abcdefghijk", "title": "The ceremony"}

    def test_fetches_nothing_before_it_is_asked_for(self, shown):
        prose = shown("embed", self.film)
        assert not prose.select("iframe, img, script")
        assert prose.select_one("[data-player]")["data-player"].startswith(
            "https://www.youtube-nocookie.com/"
        )

    def test_has_a_link_that_works_without_a_script(self, shown):
        prose = shown("embed", self.film)
        assert prose.a["href"] == self.film["url"]
        assert prose.button.has_attr("hidden")

    def test_of_an_unknown_provider_is_a_link(self, shown):
        prose = shown("embed", {"url": "https://example.org/film", "title": "Film"})
        assert prose.a["href"] == "https://example.org/film"
        assert not prose.select("[data-player], button")


class TestCallToAction:
    def test_leads_to_a_public_page(self, shown, home):
        page = StandardPageFactory(parent=home, slug="join")
        assert shown("call_to_action", {"text": "Join", "page": page.pk, "url": ""}).a["href"] == "/join/"

    def test_leads_to_an_address(self, shown):
        action = shown(
            "call_to_action", {"text": "Join", "page": None, "url": "https://example.org/?a=1&b=2"}
        )
        assert action.a["href"] == "https://example.org/?a=1&b=2"

    def test_is_not_shown_where_its_page_is_a_draft(self, shown, home):
        page = StandardPageFactory(parent=home, slug="join", live=False)
        assert words(shown("call_to_action", {"text": "Join", "page": page.pk, "url": ""})) == ""
