"""The editorial desk on the dashboard."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import Tag
from django.contrib.auth.models import Group, User
from django.contrib.messages import get_messages
from django.test import Client
from wagtail.models import Page, Workflow, WorkflowTask, get_default_page_content_type

from cms.publishing.models import FourEyesTask, PreflightRun, Verdict
from home.models import HomePage
from newsroom.models import NewsIndexPage
from tests import admin, html
from tests.factories import NewsIndexPageFactory
from tests.publishing import desk

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def readers() -> Group:
    return Group.objects.create(name="Readers")


@pytest.fixture
def workflow(readers: Group) -> Workflow:
    task = FourEyesTask.objects.create(name="Reading")
    task.groups.add(readers)
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow


@pytest.fixture
def author(news_index: NewsIndexPage) -> User:
    return admin.editor_of(news_index, "add_page", "change_page", username="author")


@pytest.fixture
def editor(client: Client, news_index: NewsIndexPage, readers: Group) -> User:
    user = admin.editor_of(news_index, "add_page", "change_page", "publish_page")
    user.groups.add(readers)
    client.force_login(user)
    return user


@pytest.fixture
def stranger(home: HomePage) -> User:
    other = NewsIndexPageFactory(parent=home, slug="other", title="Other")
    return admin.editor_of(other, "add_page", "change_page", username="stranger")


def panel(client: Client, name: str) -> Tag | None:
    return html.read(client, "/admin/").find(id=f"{name}-section")


def verdict(page: Page, outcome: str, due_at: datetime = NOW, **fields: Any) -> Verdict:
    return Verdict.objects.create(
        content_type=get_default_page_content_type(),
        object_id=str(page.pk),
        revision=page.latest_revision,
        title=page.title,
        kind="go-live",
        outcome=outcome,
        due_at=due_at,
        **fields,
    )


class TestStuck:
    @pytest.mark.usefixtures("editor")
    def test_says_what_why_and_when_it_is_tried_again(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        page = desk.draft(news_index, "Tivat joins")
        verdict(page, "failing", reason="It is locked.", next_attempt_at=NOW + timedelta(minutes=5))
        found = panel(client, "stuck")
        assert found.find("a", string="Tivat joins")["href"] == f"/admin/pages/{page.pk}/edit/"
        text = html.words(found)
        assert "It was due on 10 November 2026, 13:00 (Europe/Paris)." in text
        assert "It is locked." in text
        assert "The next attempt is on 10 November 2026, 13:05 (Europe/Paris)." in text

    @pytest.mark.usefixtures("editor")
    def test_is_not_shown_when_all_is_well(self, client: Client, news_index: NewsIndexPage) -> None:
        verdict(desk.draft(news_index), "done", done_at=NOW)
        verdict(desk.draft(news_index), "withdrawn")
        assert panel(client, "stuck") is None

    @pytest.mark.usefixtures("editor")
    @pytest.mark.parametrize(("outcome", "buttons"), [("failing", 1), ("stuck", 1), ("missed", 0)])
    def test_offers_to_try_again_what_can_be(
        self, client: Client, news_index: NewsIndexPage, outcome: str, buttons: int
    ) -> None:
        verdict(desk.draft(news_index), outcome)
        assert len(panel(client, "stuck").find_all("form")) == buttons

    @pytest.mark.usefixtures("editor")
    def test_missed_ones_are_told_for_two_weeks(self, client: Client, news_index: NewsIndexPage) -> None:
        verdict(desk.draft(news_index, "Old"), "missed", NOW - timedelta(days=15))
        assert panel(client, "stuck") is None
        verdict(desk.draft(news_index, "New"), "missed", NOW - timedelta(days=13))
        assert "New" in html.words(panel(client, "stuck"))

    @pytest.mark.usefixtures("editor")
    def test_missed_one_that_went_out_later_is_no_news(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        page = desk.draft(news_index)
        verdict(page, "missed", NOW - timedelta(days=2))
        verdict(page, "done", NOW - timedelta(days=1), done_at=NOW)
        assert panel(client, "stuck") is None

    def test_is_only_about_pages_that_the_reader_may_edit(
        self, client: Client, stranger: User, news_index: NewsIndexPage
    ) -> None:
        verdict(desk.draft(news_index), "stuck")
        client.force_login(stranger)
        assert panel(client, "stuck") is None


class TestRetry:
    def retry(self, client: Client, found: Verdict) -> str:
        client.force_login(User.objects.get(username="editor"))
        response = client.post(f"/admin/publishing/verdicts/{found.pk}/retry/")
        assert response["Location"] == "/admin/"
        return " ".join(" ".join(map(str, get_messages(response.wsgi_request))).split())

    @pytest.fixture
    def failed(self, news_index: NewsIndexPage) -> Verdict:
        """Promised in time, and not kept because it was locked."""
        page = desk.scheduled(news_index, NOON, "Tivat joins")
        page.refresh_from_db()
        Page.objects.filter(pk=page.pk).update(locked=True, locked_by=admin.superuser())
        return verdict(page, "failing", NOON, attempts=1, next_attempt_at=NOON + timedelta(minutes=1))

    @pytest.mark.usefixtures("editor")
    def test_does_what_was_promised_once_it_can_be(self, client: Client, failed: Verdict) -> None:
        Page.objects.filter(pk=failed.object_id).update(locked=False)
        with time_machine.travel(NOON + timedelta(seconds=5), tick=False):
            said = self.retry(client, failed)
        assert said == "“Tivat joins”: done."
        assert Page.objects.get(pk=failed.object_id).live

    @pytest.mark.usefixtures("editor")
    def test_says_why_it_failed_again(self, client: Client, failed: Verdict) -> None:
        with time_machine.travel(NOON + timedelta(seconds=5), tick=False):
            said = self.retry(client, failed)
        assert "failed again" in said
        assert "locked" in said
        assert not Page.objects.get(pk=failed.object_id).live

    @pytest.mark.usefixtures("editor")
    def test_leaves_alone_what_is_settled(self, client: Client, news_index: NewsIndexPage) -> None:
        page = desk.draft(news_index, "Over")
        assert self.retry(client, verdict(page, "missed")) == "“Over” was not tried: missed."
        assert not Page.objects.get(pk=page.pk).live

    def test_is_refused_to_those_who_may_not_edit_it(
        self, client: Client, stranger: User, failed: Verdict
    ) -> None:
        client.force_login(stranger)
        assert client.post(f"/admin/publishing/verdicts/{failed.pk}/retry/").status_code == 404

    @pytest.mark.usefixtures("editor")
    def test_of_no_verdict_is_not_found(self, client: Client) -> None:
        assert client.post(f"/admin/publishing/verdicts/{'9' * 30}/retry/").status_code == 404

    @pytest.mark.usefixtures("editor")
    def test_is_not_done_by_following_a_link(self, client: Client, failed: Verdict) -> None:
        assert client.get(f"/admin/publishing/verdicts/{failed.pk}/retry/").status_code == 405

    @pytest.mark.usefixtures("editor")
    def test_leads_where_the_button_stands(self, client: Client, news_index: NewsIndexPage) -> None:
        missed = verdict(desk.draft(news_index, title="Over"), "missed")
        response = client.post(f"/admin/publishing/verdicts/{missed.pk}/retry/", {"next": "here"})
        assert response["Location"] == "here"


class TestWaiting:
    def test_lists_what_the_reader_may_approve_and_for_how_long_it_waits(
        self, client: Client, editor: User, author: User, workflow: Workflow, news_index: NewsIndexPage
    ) -> None:
        with time_machine.travel(NOW - timedelta(days=2), tick=False):
            page = desk.submitted(news_index, workflow, by=author, title="Tivat joins")
        found = panel(client, "waiting")
        assert found.find("a", string="Tivat joins")["href"] == f"/admin/pages/{page.pk}/edit/"
        assert "Reading, submitted by author, waits for 2 days" in html.words(found)

    def test_leaves_out_what_the_reader_wrote(
        self, client: Client, editor: User, workflow: Workflow, news_index: NewsIndexPage
    ) -> None:
        desk.submitted(news_index, workflow, by=editor, title="My own")
        text = html.words(panel(client, "waiting"))
        assert "Nothing waits for your approval." in text
        assert "My own Reading, since" in text

    def test_leaves_out_what_others_approve(
        self, client: Client, author: User, workflow: Workflow, news_index: NewsIndexPage
    ) -> None:
        desk.submitted(news_index, workflow, by=admin.superuser(), title="For the readers")
        client.force_login(author)
        assert "For the readers" not in html.words(panel(client, "waiting"))

    def test_tells_the_author_which_changes_are_needed(
        self, client: Client, editor: User, author: User, workflow: Workflow, news_index: NewsIndexPage
    ) -> None:
        page = desk.submitted(news_index, workflow, by=author, title="Tivat joins")
        page.current_workflow_task_state.reject(user=editor, comment="Which mayor?")
        client.force_login(author)
        assert "Tivat joins Needs changes – Which mayor?" in html.words(panel(client, "waiting"))

    def test_takes_the_place_of_wagtails_own_panels(
        self, client: Client, editor: User, author: User, workflow: Workflow, news_index: NewsIndexPage
    ) -> None:
        desk.submitted(news_index, workflow, by=author)
        page = client.get("/admin/").content.decode()
        assert "Awaiting your review" not in page
        client.force_login(author)
        assert "Your pages and snippets in a workflow" not in client.get("/admin/").content.decode()


class TestGoingOut:
    @pytest.mark.usefixtures("editor")
    def test_lists_the_next_five_with_their_times(self, client: Client, news_index: NewsIndexPage) -> None:
        for day in range(6, 0, -1):
            desk.scheduled(news_index, NOON + timedelta(days=day), f"Item {day}")
        text = html.words(panel(client, "going-out"))
        assert "Item 1 25 November 2026, 13:00 (Europe/Paris) Item 2" in text
        assert "Item 5" in text
        assert "Item 6" not in text

    @pytest.mark.usefixtures("editor")
    def test_tells_what_the_last_checks_found_to_be_in_the_way(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        page = desk.scheduled(news_index, NOON)
        revision = page.get_latest_revision()
        PreflightRun.objects.filter(revision=revision).delete()
        for stage, *found in (
            ("scheduled", ("blocks", "Once upon a time.")),
            ("day-before", ("blocks", "The rights run out."), ("warns", "It is long.")),
        ):
            findings = [{"check": "x", "severity": how, "message": said, "field": ""} for how, said in found]
            PreflightRun.objects.create(revision=revision, due_at=NOON, stage=stage, findings=findings)
        text = html.words(panel(client, "going-out"))
        assert "The rights run out." in text
        assert "Once upon a time." not in text
        assert "It is long." not in text

    @pytest.mark.usefixtures("editor")
    def test_says_what_to_do_when_there_is_nothing(self, client: Client) -> None:
        assert "Nothing is scheduled." in html.words(panel(client, "going-out"))

    def test_leaves_out_what_the_reader_may_not_edit(
        self, client: Client, stranger: User, news_index: NewsIndexPage
    ) -> None:
        desk.scheduled(news_index, NOON, "Theirs")
        client.force_login(stranger)
        assert "Theirs" not in html.words(panel(client, "going-out"))


@pytest.mark.usefixtures("editor")
class TestPlanned:
    def test_lists_this_months_plans_and_warns_of_those_whose_day_is_over(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        desk.planned(news_index, date(2026, 11, 9), "Late")
        desk.planned(news_index, date(2026, 11, 10), "Today")
        desk.planned(news_index, date(2026, 12, 1), "Next month")
        text = html.words(panel(client, "planned"))
        assert "Late Its day is over 9 November 2026 Today 10 November 2026" in text
        assert "Next month" not in text

    def test_leads_to_the_others(self, client: Client, news_index: NewsIndexPage) -> None:
        for _number in range(7):
            desk.planned(news_index, date(2026, 11, 24))
        assert "has 2 more" in html.words(panel(client, "planned"))

    def test_says_what_to_do_when_there_is_nothing(self, client: Client) -> None:
        assert "Nothing is planned this month." in html.words(panel(client, "planned"))


def test_is_not_shown_to_those_without_pages(client: Client) -> None:
    client.force_login(admin.staff())
    assert all(panel(client, name) is None for name in ("waiting", "going-out", "planned"))


def test_costs_the_same_for_2_and_20(
    client: Client, editor: User, author: User, workflow: Workflow, news_index: NewsIndexPage
) -> None:
    def grow(number: int) -> None:
        for _step in range(number):
            verdict(desk.draft(news_index), "stuck")
            desk.submitted(news_index, workflow, by=author)
            desk.submitted(news_index, workflow, by=editor)
            desk.scheduled(news_index, NOON)
            desk.planned(news_index, NOON.date())

    grow(2)
    few = html.queries_of(client, "/admin/")
    grow(18)
    assert html.queries_of(client, "/admin/") <= few
