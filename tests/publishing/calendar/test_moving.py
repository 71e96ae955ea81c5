"""Moving what stands in the calendar: as much as the page's form allows, and no more."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.test import Client
from wagtail.models import Page, PageLogEntry
from wagtail.users.models import UserProfile

from cms.publishing.planning import planned_day
from home.models import HomePage
from newsroom.models import NewsIndexPage
from tests import admin
from tests.factories import NewsIndexPageFactory
from tests.publishing import desk

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 10, 20, 12, tzinfo=UTC)
RIGHTS = ("add_page", "change_page", "publish_page")


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(datetime(2026, 10, 2, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def editor(client: Client, news_index: NewsIndexPage) -> Any:
    user = admin.editor_of(news_index, *RIGHTS)
    UserProfile.objects.create(user=user, current_time_zone="Europe/Paris")
    client.force_login(user)
    return user


def move(client: Client, page: Page, **data: str) -> str:
    """What was said."""
    response = client.post(f"/admin/calendar/{page.pk}/move/", {"next": "/admin/calendar/"} | data)
    assert response["Location"] == "/admin/calendar/"
    return " ".join(" ".join(map(str, get_messages(response.wsgi_request))).split())


def go_live_of(page: Page) -> datetime | None:
    scheduled = Page.objects.get(pk=page.pk).scheduled_revision
    return scheduled and scheduled.approved_go_live_at


@pytest.mark.usefixtures("editor")
class TestPlanned:
    def test_moves_to_another_day(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.planned(news_index, NOON.date())
        said = move(client, page, status="planned", day="2026-11-05")
        assert planned_day(page) == date(2026, 11, 5)
        assert said == "“A plan” is planned for 5 November 2026."

    def test_makes_no_revision(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.planned(news_index, NOON.date())
        move(client, page, status="planned", day="2026-11-05")
        assert page.revisions.count() == 1

    def test_is_logged_with_who_moved_it(
        self, client: Client, editor: Any, news_index: NewsIndexPage
    ) -> None:
        page = desk.planned(news_index, NOON.date())
        move(client, page, status="planned", day="2026-11-05")
        entry = PageLogEntry.objects.filter(page=page.pk, action="publishing.plan").first()
        assert entry.user == editor
        assert entry.message == "Plan moved from 20 October 2026 to 5 November 2026"

    def test_is_refused_while_locked_by_another(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.planned(news_index, NOON.date(), locked=True, locked_by=admin.superuser())
        said = move(client, page, status="planned", day="2026-11-05")
        assert "is locked or under review" in said
        assert planned_day(page) == NOON.date()

    def test_is_refused_once_it_is_scheduled(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.planned(news_index, NOON.date())
        page.go_live_at = NOON
        page.save_revision().publish()
        assert "It is not planned any more." in move(client, page, status="planned", day="2026-11-05")
        assert planned_day(page) == NOON.date()
        assert go_live_of(page) == NOON


@pytest.mark.usefixtures("editor")
class TestScheduled:
    @pytest.mark.parametrize(("day", "hour"), [("2026-10-24", 12), ("2026-10-25", 13), ("2026-11-05", 13)])
    def test_keeps_its_time_of_day_across_the_end_of_summer_time(
        self, client: Client, news_index: NewsIndexPage, day: str, hour: int
    ) -> None:
        page = desk.scheduled(news_index, NOON)
        said = move(client, page, status="scheduled", day=day)
        assert go_live_of(page) == datetime.combine(
            date.fromisoformat(day), datetime.min.time().replace(hour=hour), tzinfo=UTC
        )
        assert "14:00 (Europe/Paris)" in said

    def test_takes_another_time(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.scheduled(news_index, NOON)
        move(client, page, status="scheduled", day="2026-10-20", time="09:30")
        assert go_live_of(page) == datetime(2026, 10, 20, 7, 30, tzinfo=UTC)

    def test_makes_no_revision(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.scheduled(news_index, NOON)
        move(client, page, status="scheduled", day="2026-10-24")
        assert page.revisions.count() == 1

    @pytest.mark.parametrize("time", ["02:30", "02:00"])
    def test_does_not_guess_which_of_two_equal_hours_is_meant(
        self, client: Client, news_index: NewsIndexPage, time: str
    ) -> None:
        page = desk.scheduled(news_index, NOON)
        said = move(client, page, status="scheduled", day="2026-10-25", time=time)
        assert "was not moved" in said
        assert "Europe/Paris" in said
        assert go_live_of(page) == NOON

    def test_is_refused_for_the_past(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.scheduled(news_index, NOON)
        assert "This time is in the past." in move(client, page, status="scheduled", day="2026-10-01")
        assert go_live_of(page) == NOON

    def test_is_logged(self, client: Client, editor: Any, news_index: NewsIndexPage) -> None:
        page = desk.scheduled(news_index, NOON)
        before = PageLogEntry.objects.filter(page=page.pk).count()
        move(client, page, status="scheduled", day="2026-10-24")
        entries = PageLogEntry.objects.filter(page=page.pk)
        assert entries.count() > before
        assert entries.filter(action="wagtail.publish.schedule", user=editor).exists()

    def test_is_refused_to_who_may_edit_but_not_publish_what_nobody_approved(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        page = desk.scheduled(news_index, NOON)
        client.force_login(admin.editor_of(news_index, "add_page", "change_page", username="author"))
        assert "is not approved as it stands" in move(client, page, status="scheduled", day="2026-10-24")
        assert go_live_of(page) == NOON

    def test_is_refused_when_pre_flight_fails(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.scheduled(news_index, NOON, teaser="x")
        revision = page.get_latest_revision()
        revision.content["teaser"] = ""
        revision.save(update_fields=["content"])
        assert "was not moved" in move(client, page, status="scheduled", day="2026-10-24")
        assert go_live_of(page) == NOON


@pytest.mark.usefixtures("editor")
class TestForm:
    def test_asks_for_the_day_of_a_plan(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.planned(news_index, NOON.date())
        form = client.get(f"/admin/calendar/{page.pk}/move/").content.decode()
        assert 'value="2026-10-20"' in form
        assert 'name="time"' not in form

    def test_asks_for_the_time_of_a_schedule_too_and_names_the_zone(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        page = desk.scheduled(news_index, NOON)
        form = client.get(f"/admin/calendar/{page.pk}/move/").content.decode()
        assert 'value="14:00"' in form
        assert "Europe/Paris" in form

    @pytest.mark.parametrize("data", [{}, {"day": "2026-13-01"}, {"day": "x\0"}, {"time": "25:00"}])
    def test_says_beside_the_field_what_is_wrong(
        self, client: Client, news_index: NewsIndexPage, data: dict[str, str]
    ) -> None:
        page = desk.scheduled(news_index, NOON)
        response = client.post(f"/admin/calendar/{page.pk}/move/", {"status": "scheduled"} | data)
        assert response.status_code == 200
        assert "error-message" in response.content.decode()
        assert go_live_of(page) == NOON

    @pytest.mark.parametrize("status", ["published", "expiry", ""])
    def test_knows_no_other_status(self, client: Client, news_index: NewsIndexPage, status: str) -> None:
        page = desk.planned(news_index, NOON.date())
        response = client.post(f"/admin/calendar/{page.pk}/move/", {"status": status, "day": "2026-10-24"})
        assert "error" in response.content.decode()
        assert planned_day(page) == NOON.date()

    def test_moves_nothing_that_is_published(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.published(news_index, NOON)
        assert "neither planned nor scheduled" in move(client, page, status="planned", day="2026-10-24")
        page.refresh_from_db()
        assert (page.first_published_at, planned_day(page)) == (NOON, None)

    def test_of_what_cannot_be_moved_leads_back(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.published(news_index, NOON)
        assert client.get(f"/admin/calendar/{page.pk}/move/")["Location"] == "/admin/calendar/"

    def test_leads_to_no_other_site(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.planned(news_index, NOON.date())
        response = client.post(
            f"/admin/calendar/{page.pk}/move/",
            {"status": "planned", "day": "2026-11-05", "next": "https://evil.example/"},
        )
        assert response["Location"] == "/admin/calendar/"

    def test_leads_to_an_address_and_to_no_name_of_a_view(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        page = desk.planned(news_index, NOON.date())
        data = {"status": "planned", "day": "2026-11-05", "next": "wagtailadmin_home"}
        response = client.post(f"/admin/calendar/{page.pk}/move/", data)
        assert response["Location"] == "wagtailadmin_home"

    @pytest.mark.parametrize("page", ["999999", "9" * 30])
    def test_of_no_page_is_not_found(self, client: Client, page: str) -> None:
        assert client.get(f"/admin/calendar/{page}/move/").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_others_pages_are_refused(
    client: Client, home: HomePage, news_index: NewsIndexPage, method: str
) -> None:
    page = desk.planned(news_index, NOON.date())
    other = NewsIndexPageFactory(parent=home, slug="other", title="Other")
    client.force_login(admin.editor_of(other, *RIGHTS))
    response = getattr(client, method)(
        f"/admin/calendar/{page.pk}/move/", {"status": "planned", "day": "2026-11-05"}
    )
    assert response["Location"] == "/admin/"
    assert planned_day(page) == NOON.date()


def test_needs_the_token_of_its_form(editor: Any, news_index: NewsIndexPage) -> None:
    page = desk.planned(news_index, NOON.date())
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    response = client.post(f"/admin/calendar/{page.pk}/move/", {"status": "planned", "day": "2026-11-05"})
    assert response.status_code == 403
