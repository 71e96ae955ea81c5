"""The calendar as staff see it."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.users.models import UserProfile

from newsroom.models import NewsIndexPage
from tests import admin
from tests.publishing import desk

pytestmark = pytest.mark.django_db

CALENDAR = "/admin/calendar/"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(datetime(2026, 11, 2, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def editor(client: Client, news_index: NewsIndexPage) -> Any:
    user = admin.editor_of(news_index, "add_page", "change_page", "publish_page")
    client.force_login(user)
    return user


def shown(client: Client, **query: str) -> str:
    response = client.get(CALENDAR, query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def cell(page: str, day: str) -> str:
    return re.search(rf'<td data-day="{day}".*?</td>', page)[0]


@pytest.mark.usefixtures("editor")
class TestMonth:
    def test_is_the_current_one(self, client: Client) -> None:
        page = shown(client)
        assert "<h2>November 2026</h2>" in page
        assert 'aria-current="date"' in cell(page, "2026-11-02")

    def test_leads_to_its_neighbours(self, client: Client) -> None:
        page = shown(client, month="2026-12", language="fr")
        assert "month=2026-11&amp;language=fr" in page
        assert "month=2027-01&amp;language=fr" in page

    def test_is_a_table_that_begins_on_monday(self, client: Client) -> None:
        headings = re.findall(r'<th scope="col">(\w+day)</th>', shown(client))
        assert headings[0] == "Monday"
        assert len(headings) == 7

    def test_says_each_status_in_words_and_links_to_the_editor(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        article = desk.planned(news_index, NOON.date(), "The plan")
        desk.scheduled(news_index, NOON, "The promise")
        desk.published(news_index, NOON, "The news")
        day = cell(shown(client), "2026-11-24")
        assert [
            re.search(rf"{word}\b", day) is not None for word in ("Planned", "Scheduled", "Published")
        ] == [True] * 3
        assert f'href="/admin/pages/{article.pk}/edit/"' in day

    def test_only_what_may_be_moved_can_be_dragged(self, client: Client, news_index: NewsIndexPage) -> None:
        desk.published(news_index, NOON, "The news")
        assert 'draggable="true"' not in shown(client)
        desk.planned(news_index, NOON.date(), "The plan")
        assert shown(client).count('draggable="true"') == 1

    def test_full_day_leads_to_the_list(self, client: Client, news_index: NewsIndexPage) -> None:
        for number in range(10):
            desk.planned(news_index, NOON.date(), f"Plan {number}")
        assert "2 more on 24 November" in cell(shown(client), "2026-11-24")
        assert shown(client, view="list").count(">Plan ") == 10

    def test_title_is_text(self, client: Client, news_index: NewsIndexPage) -> None:
        desk.planned(news_index, NOON.date(), "<script>alert(1)</script>")
        assert "<script>alert" not in shown(client)

    def test_says_what_to_do_when_empty(self, client: Client) -> None:
        assert "Give a draft a planned day" in shown(client)


@pytest.mark.usefixtures("editor")
class TestList:
    def test_groups_by_day(self, client: Client, news_index: NewsIndexPage) -> None:
        desk.planned(news_index, date(2026, 11, 25), "Second")
        desk.scheduled(news_index, NOON, "First")
        page = shown(client, view="list")
        assert page.index("Tuesday 24 November 2026") < page.index("First") < page.index("Second")

    def test_leaves_out_the_days_of_neighbouring_months(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        desk.planned(news_index, date(2026, 12, 1), "In December")
        assert "In December" in shown(client)
        assert "In December" not in shown(client, view="list")


def test_names_the_time_zone_and_shows_its_times(
    client: Client, editor: Any, news_index: NewsIndexPage
) -> None:
    UserProfile.objects.create(user=editor, current_time_zone="Asia/Tokyo")
    desk.scheduled(news_index, NOON)
    page = shown(client)
    assert "time zone of your account: Asia/Tokyo" in page
    assert ">21:00</time>" in cell(page, "2026-11-24")


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    "query",
    [
        {"month": "2026-13"},
        {"month": "0000-00"},
        {"month": "999999-01"},
        {"month": "\0"},
        {"month": "2026-11", "status": "gone"},
        {"language": "xx"},
        {"type": "-1"},
        {"type": "9" * 30},
        {"view": "<b>"},
    ],
)
def test_address_that_cannot_be_read_shows_the_current_month(client: Client, query: dict[str, str]) -> None:
    page = shown(client, **query)
    assert "The address was not understood" in page
    assert "<h2>November 2026</h2>" in page


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 40])
def test_page_of_the_list_that_is_not_there_shows_one_that_is(client: Client, page: str) -> None:
    shown(client, view="list", p=page)


def test_is_in_the_menu_of_those_who_have_to_do_with_pages(client: Client, editor: Any) -> None:
    assert CALENDAR in client.get("/admin/").content.decode()
    client.force_login(admin.staff())
    assert CALENDAR not in client.get("/admin/").content.decode()


def test_is_refused_to_staff_without_pages_and_to_everybody_else(client: Client) -> None:
    assert client.get(CALENDAR).status_code == 302
    client.force_login(admin.staff())
    assert client.get(CALENDAR)["Location"] == "/admin/"


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("view", ["month", "list"])
def test_costs_the_same_for_2_and_200(
    client: Client, news_index: NewsIndexPage, view: str, django_assert_max_num_queries: Any
) -> None:
    def grow(number: int) -> None:
        for step in range(number // 2):
            desk.planned(news_index, date(2026, 11, step % 30 + 1))
            desk.published(news_index, NOON - timedelta(days=step % 20), expire_at=NOON)

    grow(2)
    desk.scheduled(news_index, NOON)
    shown(client, view=view)
    with django_assert_max_num_queries(100) as few:
        shown(client, view=view)
    grow(198)
    for _number in range(20):
        desk.scheduled(news_index, NOON)
    with django_assert_max_num_queries(len(few)):
        shown(client, view=view)
