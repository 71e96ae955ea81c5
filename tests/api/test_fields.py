"""What each page type says of itself in the API."""

import json
from typing import Any

import pytest
from wagtail.models import Locale

from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import Participant, ParticipantIndexPage
from tests.api.conftest import Api
from tests.content import block, full_article, full_body, full_profile
from tests.factories import (
    ArticlePageFactory,
    CategoryFactory,
    FormPageFactory,
    ParticipantFactory,
    StandardPageFactory,
)


@pytest.fixture
def article(api: Api, news_index: NewsIndexPage, registry: ParticipantIndexPage) -> dict[str, Any]:
    page = full_article(news_index, registry, title="A bridge", teaser="It is open.")
    return api(f"pages/{page.pk}/")


def blocks_of(article: dict[str, Any]) -> dict[str, Any]:
    return {entry["type"]: entry["value"] for entry in article["body"]}


def test_article_names_its_plain_fields(article: dict[str, Any]) -> None:
    assert article["title"] == "A bridge"
    assert article["teaser"] == "It is open."
    assert article["date"] == "2015-05-20"
    assert article["meta"]["html_url"].startswith("http://testserver/news/")
    assert article["meta"]["locale"] == "en"


def test_article_names_its_category(article: dict[str, Any]) -> None:
    category = article["category"]
    assert (category["name"], category["slug"]) == ("Interview", "interview")


def test_article_names_its_authors_and_tags(article: dict[str, Any]) -> None:
    assert [author["role"] for author in article["authors"]] == ["Editor"]
    assert article["tags"] == ["education", "housing"]


def test_article_carries_its_lead_image_with_credit_and_renditions(article: dict[str, Any]) -> None:
    image = article["lead_image"]
    assert image["credit"]["line"] == article["credit_line"] == "© CoE"
    assert image["description"] == "The town hall on its square"
    assert set(image["renditions"]) == {"avif", "webp", "jpeg"}
    assert image["renditions"]["jpeg"][0]["url"].startswith("http://testserver/media/")


def test_article_names_its_participants_with_country_and_profile(article: dict[str, Any]) -> None:
    [participant] = article["participants"]
    assert participant["country"] == {"code": "ME", "name": "Montenegro"}
    assert participant["url"].startswith("http://testserver/participants/")
    assert participant["ordinal"]


def test_article_never_names_a_candidate(
    api: Api, news_index: NewsIndexPage, registry: ParticipantIndexPage
) -> None:
    page = full_article(news_index, registry)
    candidate = ParticipantFactory(status=Participant.Status.CANDIDATE, ordinal=None, joined_on=None)
    page.related_participants.create(participant=candidate)
    page.save()
    assert page.related_participants.count() == 2
    [named] = api(f"pages/{page.pk}/")["participants"]
    assert named["id"] != candidate.pk


def test_paragraph_is_html_with_absolute_links(article: dict[str, Any]) -> None:
    paragraph = blocks_of(article)["paragraph"]
    assert '<a href="http://testserver/news/">page</a>' in paragraph
    assert '<a href="http://testserver/documents/' in paragraph
    assert "linktype" not in paragraph


def test_interview_answer_is_html_with_absolute_links(article: dict[str, Any]) -> None:
    assert '<a href="http://testserver/news/">page</a>' in blocks_of(article)["interview"]["answer"]


def test_image_block_is_an_image_with_its_credit(article: dict[str, Any]) -> None:
    image = blocks_of(article)["image"]
    assert image["credit"]["line"] == "© CoE"
    assert image["caption"] == "In front of the town hall"


def test_call_to_action_names_the_page_s_address(article: dict[str, Any]) -> None:
    assert blocks_of(article)["call_to_action"]["url"] == "http://testserver/news/"


def test_document_block_names_its_absolute_address(article: dict[str, Any]) -> None:
    assert blocks_of(article)["document"]["url"].startswith("http://testserver/documents/")


def test_list_with_all_fields_says_the_same_as_the_page(
    api: Api, news_index: NewsIndexPage, registry: ParticipantIndexPage
) -> None:
    page = full_article(news_index, registry)
    [listed] = api("pages/", type="newsroom.ArticlePage", fields="*")["items"]
    single = api(f"pages/{page.pk}/")
    assert listed["body"] == single["body"]
    assert listed["participants"] == single["participants"]
    assert listed["lead_image"] == single["lead_image"]


@pytest.mark.parametrize(
    ("rich_text_format", "expected"),
    [
        ("html", '<a href="http://testserver/news/">'),
        ("markdown", "(http://testserver/news/)"),
        ("db_html", "linktype"),
    ],
)
def test_rich_text_comes_in_the_format_asked_for(
    api: Api, home: HomePage, news_index: NewsIndexPage, rich_text_format: str, expected: str
) -> None:
    page = StandardPageFactory(parent=home, body=full_body(target=news_index))
    answer = api(f"pages/{page.pk}/", rich_text_format=rich_text_format)
    assert expected in blocks_of(answer)["paragraph"]


def test_script_in_stored_text_does_not_leave(api: Api, home: HomePage) -> None:
    unclean = '<p onclick="x()">a<script>alert(1)</script><a href="javascript:x()">b</a></p>'
    page = StandardPageFactory(parent=home, body=json.dumps([block("paragraph", unclean)]))
    assert blocks_of(api(f"pages/{page.pk}/"))["paragraph"] == "<p>a<a>b</a></p>"


def test_articles_are_listed_newest_first(api: Api, news_index: NewsIndexPage) -> None:
    for day in ("2015-01-02", "2015-01-03", "2015-01-01"):
        ArticlePageFactory(parent=news_index, title=day, date=day)
    listed = api("pages/", type="newsroom.ArticlePage", order="-date")["items"]
    assert [item["title"] for item in listed] == ["2015-01-03", "2015-01-02", "2015-01-01"]


def test_articles_of_one_day_keep_their_order_from_page_to_page(api: Api, news_index: NewsIndexPage) -> None:
    pages = [ArticlePageFactory(parent=news_index) for _ in range(6)]
    # PostgreSQL then finds it last, unless it is told the order.
    pages[0].save()
    query = {"type": "newsroom.ArticlePage", "order": "-date", "limit": 2}
    listed = [item["id"] for offset in (0, 2, 4) for item in api("pages/", **query, offset=offset)["items"]]
    assert listed == [page.pk for page in pages]


def test_articles_are_filtered_by_category(api: Api, news_index: NewsIndexPage) -> None:
    wanted = ArticlePageFactory(parent=news_index, category=CategoryFactory(slug="call"))
    ArticlePageFactory(parent=news_index, category=CategoryFactory(slug="event"))
    listed = api("pages/", type="newsroom.ArticlePage", category=wanted.category_id)["items"]
    assert [item["id"] for item in listed] == [wanted.pk]


def test_articles_are_filtered_by_tag(api: Api, news_index: NewsIndexPage) -> None:
    wanted, other = ArticlePageFactory.create_batch(2, parent=news_index)
    wanted.tags.add("housing")
    wanted.save()
    assert other.pk
    listed = api("pages/", type="newsroom.ArticlePage", tags="housing")["items"]
    assert [item["id"] for item in listed] == [wanted.pk]


def test_profile_tells_the_facts_of_its_participant(api: Api, registry: ParticipantIndexPage) -> None:
    page = full_profile(registry, summary="A town by the sea.")
    answer = api(f"pages/{page.pk}/")
    facts = answer["participant"]
    assert (facts["latitude"], facts["longitude"]) == (42.4364, 18.6939)
    assert facts["joined_on"] == "2015-04-21"
    assert facts["country"]["name"] == "Montenegro"
    assert facts["website"] is None
    assert answer["coat_of_arms"]["credit"]["line"] == "© CoE"
    assert answer["summary"] == "A town by the sea."


def test_form_describes_its_fields(api: Api, home: HomePage) -> None:
    page = FormPageFactory(parent=home)
    page.form_fields.create(
        label="Your town",
        field_type="dropdown",
        choices="Tivat\r\nIzegem\r\n",
        help_text="Pick one.",
        sort_order=1,
    )
    page.save()
    assert api(f"pages/{page.pk}/")["form_fields"] == [
        {
            "name": "your_town",
            "label": "Your town",
            "type": "dropdown",
            "required": True,
            "choices": ["Tivat", "Izegem"],
            "help_text": "Pick one.",
        }
    ]


def test_introduction_of_an_index_is_html(api: Api, news_index: NewsIndexPage) -> None:
    news_index.introduction = f'<p>All <a linktype="page" id="{news_index.pk}">news</a></p>'
    news_index.save()
    answer = api(f"pages/{news_index.pk}/")
    assert answer["introduction"] == '<p>All <a href="http://testserver/news/">news</a></p>'


def test_home_page_names_where_to_join(api: Api, home: HomePage) -> None:
    home.join_page = FormPageFactory(parent=home, title="Join", slug="join")
    home.save()
    answer = api(f"pages/{home.pk}/")
    assert answer["join_page"]["html_url"] == "http://testserver/join/"
    assert answer["cooperate_page"] is None


def test_page_is_found_by_its_path(api: Api, news_index: NewsIndexPage) -> None:
    assert api("pages/find/", html_path="/news/")["id"] == news_index.pk


def test_french_page_is_found_by_its_path_and_speaks_french(
    api: Api, home: HomePage, registry: ParticipantIndexPage
) -> None:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    profile = full_profile(registry)
    translated = profile.copy_for_translation(french, copy_parents=True)
    translated.save_revision().publish()
    path = translated.get_full_url().removeprefix("http://testserver")
    answer = api("pages/find/", html_path=path)
    assert path.startswith("/fr/")
    assert answer["meta"]["locale"] == "fr"
    assert answer["participant"]["country"]["name"] == "Monténégro"
