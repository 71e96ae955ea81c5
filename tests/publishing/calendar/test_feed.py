"""The calendar at its private address."""

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cms.publishing.calendar import feed
from cms.publishing.calendar.entries import Entry, Status
from cms.publishing.calendar.feed import Version
from cms.publishing.models import CalendarFeed
from home.models import HomePage
from newsroom.models import NewsIndexPage
from tests import admin
from tests.factories import NewsIndexPageFactory
from tests.publishing import desk

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ADDRESS = "/admin/calendar/feed/"


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(datetime(2026, 11, 2, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def editor(news_index: NewsIndexPage) -> Any:
    return admin.editor_of(news_index, "add_page", "change_page", "publish_page")


@pytest.fixture
def address(editor: Any) -> str:
    return f"/calendar/{CalendarFeed.objects.create(user=editor).key}.ics"


def events(client: Client, address: str) -> list[icalendar.Event]:
    response = client.get(address)
    assert response.status_code == 200
    return icalendar.Calendar.from_ical(response.content).walk("VEVENT")


def only(client: Client, address: str) -> icalendar.Event:
    (event,) = events(client, address)
    return event


@pytest.mark.django_db
class TestEvents:
    def test_plan_is_tentative_and_takes_the_whole_day(
        self, client: Client, address: str, news_index: NewsIndexPage
    ) -> None:
        desk.planned(news_index, date(2026, 11, 24), "Mayors, ministers; and more")
        event = only(client, address)
        assert event["STATUS"] == "TENTATIVE"
        assert event.decoded("DTSTART") == date(2026, 11, 24)
        assert event["SUMMARY"] == "Planned: Mayors, ministers; and more"

    def test_schedule_is_confirmed_and_has_its_time(
        self, client: Client, address: str, news_index: NewsIndexPage
    ) -> None:
        page = desk.scheduled(news_index, NOON)
        event = only(client, address)
        assert event["STATUS"] == "CONFIRMED"
        assert event.decoded("DTSTART") == NOON
        assert event["URL"] == f"http://testserver/admin/pages/{page.pk}/edit/"

    def test_keeps_its_uid_and_counts_up_when_moved(
        self, client: Client, address: str, news_index: NewsIndexPage
    ) -> None:
        page = desk.planned(news_index, date(2026, 11, 24))
        before = only(client, address)
        desk.plan(page=page, planned_on=date(2026, 11, 25))
        after = only(client, address)
        assert after["UID"] == before["UID"]
        assert after["SEQUENCE"] > before["SEQUENCE"]
        assert after.decoded("LAST-MODIFIED") >= before.decoded("LAST-MODIFIED")

    def test_uids_differ(self, client: Client, address: str, news_index: NewsIndexPage) -> None:
        page = desk.published(news_index, NOON, expire_at=NOON)
        page.go_live_at = datetime(2026, 11, 20, 12, tzinfo=UTC)
        page.save_revision().publish()
        uids = [str(event["UID"]) for event in events(client, address)]
        assert len(set(uids)) == len(uids) == 3

    def test_names_nobody(self, client: Client, address: str, editor: Any, news_index: NewsIndexPage) -> None:
        desk.planned(news_index, date(2026, 11, 24), owner=editor)
        text = client.get(address).content.decode()
        assert editor.username not in text.replace("/edit/", "")
        assert editor.email not in text

    def test_leaves_out_what_its_owner_may_not_see(
        self, client: Client, home: HomePage, news_index: NewsIndexPage
    ) -> None:
        desk.planned(news_index, date(2026, 11, 24))
        desk.published(news_index, NOON, "Public")
        other = NewsIndexPageFactory(parent=home, slug="other", title="Other")
        stranger = admin.editor_of(other, "add_page", "change_page", username="stranger")
        event = only(client, f"/calendar/{CalendarFeed.objects.create(user=stranger).key}.ics")
        assert event["SUMMARY"] == "Published: Public"
        assert "URL" not in event


@given(title=st.text(min_size=1, max_size=200) | st.sampled_from(["a\r\nEND:VEVENT", "\x00\x07", "🎉" * 90]))
def test_any_title_comes_back_as_it_was_but_for_control_characters(title: str) -> None:
    entry = Entry(
        page=1,
        title=title,
        status=Status.PLANNED,
        day=date(2026, 11, 24),
        moment=None,
        page_type=1,
        language="en",
    )
    calendar = icalendar.Calendar()
    calendar.add_component(feed._event(entry, Version(1, NOON)))
    (event,) = icalendar.Calendar.from_ical(calendar.to_ical()).walk("VEVENT")
    assert str(event["SUMMARY"]).startswith("Planned: ")
    assert event["UID"] == "planned-1@testserver"
    assert event.errors == []


@pytest.mark.django_db
class TestAddress:
    def test_is_not_kept_by_caches_and_not_listed_by_search_engines(
        self, client: Client, address: str
    ) -> None:
        response = client.get(address)
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "same-origin"

    def test_needs_no_account_and_opens_no_session(self, client: Client, address: str) -> None:
        client.get(address)
        assert not client.cookies

    @pytest.mark.parametrize("key", ["x", "x" * 43, "..", "%00", "a" * 500])
    def test_of_nobody_is_not_found(self, client: Client, home: HomePage, key: str) -> None:
        assert client.get(f"/calendar/{key}.ics").status_code == 404

    @pytest.mark.usefixtures("home")
    def test_of_somebody_who_left_is_not_found(self, client: Client, address: str, editor: Any) -> None:
        editor.is_active = False
        editor.save()
        assert client.get(address).status_code == 404

    def test_of_somebody_without_pages_any_more_is_not_found(
        self, client: Client, address: str, editor: Any
    ) -> None:
        editor.groups.clear()
        assert client.get(address).status_code == 404

    def test_cannot_be_written_to(self, client: Client, address: str) -> None:
        assert client.post(address).status_code == 405

    def test_is_made_by_its_owner(self, client: Client, editor: Any) -> None:
        client.force_login(editor)
        assert "You have no address yet." in client.get(ADDRESS).content.decode()
        client.post(ADDRESS, {"action": "renew"})
        key = CalendarFeed.objects.get(user=editor).key
        assert f"http://testserver/calendar/{key}.ics" in client.get(ADDRESS).content.decode()

    def test_ends_when_renewed(self, client: Client, editor: Any, address: str) -> None:
        client.force_login(editor)
        client.post(ADDRESS, {"action": "renew"})
        assert client.get(address).status_code == 404
        assert client.get(f"/calendar/{CalendarFeed.objects.get(user=editor).key}.ics").status_code == 200

    def test_ends_when_withdrawn(self, client: Client, editor: Any, address: str) -> None:
        client.force_login(editor)
        client.post(ADDRESS, {"action": "withdraw"})
        assert client.get(address).status_code == 404
        assert not CalendarFeed.objects.exists()

    def test_of_another_stays(self, client: Client, address: str) -> None:
        client.force_login(admin.superuser())
        client.post(ADDRESS, {"action": "withdraw"})
        assert client.get(address).status_code == 200

    def test_is_not_offered_to_staff_without_pages(self, client: Client) -> None:
        client.force_login(admin.staff())
        assert client.post(ADDRESS, {"action": "renew"})["Location"] == "/admin/"
        assert not CalendarFeed.objects.exists()


@pytest.mark.django_db
def test_costs_the_same_for_2_and_20(
    client: Client, address: str, news_index: NewsIndexPage, django_assert_max_num_queries: Any
) -> None:
    def grow(number: int) -> None:
        for _step in range(number):
            desk.planned(news_index, date(2026, 11, 24))
            desk.scheduled(news_index, NOON)
            desk.published(news_index, NOON, expire_at=NOON)

    grow(2)
    client.get(address)
    with django_assert_max_num_queries(100) as few:
        client.get(address)
    grow(18)
    with django_assert_max_num_queries(len(few)):
        client.get(address)
