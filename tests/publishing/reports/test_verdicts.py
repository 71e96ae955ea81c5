import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry, Page, get_default_page_content_type

from cms.publishing.models import Verdict
from home.models import HomePage
from newsroom.models import NewsIndexPage
from tests import admin, html
from tests.factories import NewsIndexPageFactory
from tests.publishing import desk

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/publication-verdicts/"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def verdict(page: Page, outcome: str = "done", due_at: datetime = NOON, **fields: Any) -> Verdict:
    if outcome == "done":
        fields.setdefault("done_at", due_at + timedelta(seconds=1))
    return Verdict.objects.create(
        content_type=get_default_page_content_type(),
        object_id=str(page.pk),
        revision=page.latest_revision,
        title=page.title,
        kind=fields.pop("kind", "go-live"),
        outcome=outcome,
        due_at=due_at,
        **fields,
    )


def shown(client: Client, **query: str) -> str:
    response = client.get(REPORT, query)
    assert response.status_code == 200
    return html.compact(response)


def exported(client: Client, **query: str) -> list[dict[str, str]]:
    response = client.get(REPORT, {"export": "csv"} | query)
    return list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))


@pytest.fixture
def editor(client: Client, news_index: NewsIndexPage) -> Any:
    user = admin.editor_of(news_index, "add_page", "change_page")
    client.force_login(user)
    return user


@pytest.mark.usefixtures("editor")
class TestTable:
    def test_says_when_it_was_due_how_late_it_was_and_where_to_edit_it(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        page = desk.draft(news_index, "Tivat joins")
        verdict(page)
        report = shown(client)
        assert f'<a href="/admin/pages/{page.pk}/edit/">Tivat joins</a>' in report
        assert "24 November 2026, 13:00 (Europe/Paris)" in report
        assert "<td>1 second</td>" in report

    def test_says_why_not(self, client: Client, news_index: NewsIndexPage) -> None:
        verdict(desk.draft(news_index), "failing", reason="It is locked.", attempts=3)
        report = shown(client)
        assert "It is locked." in report
        assert "failing, will be tried again" in report

    def test_is_filtered_by_outcome(self, client: Client, news_index: NewsIndexPage) -> None:
        verdict(desk.draft(news_index, "Kept"))
        verdict(desk.draft(news_index, "Lost"), "missed")
        assert [row["Title"] for row in exported(client, outcome="missed")] == ["Lost"]

    def test_is_filtered_by_period(self, client: Client, news_index: NewsIndexPage) -> None:
        verdict(desk.draft(news_index, "Before"), due_at=NOON - timedelta(days=9))
        verdict(desk.draft(news_index, "Within"))
        rows = exported(client, due_at_from="2026-11-20", due_at_to="2026-11-24")
        assert [row["Title"] for row in rows] == ["Within"]

    def test_is_sorted(self, client: Client, news_index: NewsIndexPage) -> None:
        for title in ("B", "A"):
            verdict(desk.draft(news_index, title))
        assert [row["Title"] for row in exported(client, ordering="title")] == ["A", "B"]
        assert [row["Title"] for row in exported(client, ordering="-title")] == ["B", "A"]

    @pytest.mark.parametrize(
        "query",
        [
            {"p": "x"},
            {"p": "9" * 40},
            {"ordering": "password"},
            {"outcome": "gone"},
            {"due_at_from": "\0"},
            {"export": "exe"},
        ],
    )
    def test_bad_parameters_are_left_out(
        self, client: Client, news_index: NewsIndexPage, query: dict[str, str]
    ) -> None:
        verdict(desk.draft(news_index, "Still here"))
        assert "Still here" in shown(client, **query)

    def test_says_when_there_are_none(self, client: Client) -> None:
        assert "There are no verdicts to display." in shown(client)


class TestAccess:
    def test_verdicts_on_pages_of_others_are_left_out(
        self, client: Client, home: HomePage, news_index: NewsIndexPage
    ) -> None:
        verdict(desk.draft(news_index, "Theirs"))
        other = NewsIndexPageFactory(parent=home, slug="other", title="Other")
        client.force_login(admin.editor_of(other, "add_page", "change_page"))
        assert "Theirs" not in shown(client)
        assert exported(client) == []

    def test_superusers_see_what_became_of_deleted_pages(
        self, client: Client, news_index: NewsIndexPage
    ) -> None:
        page = desk.draft(news_index, "Gone")
        verdict(page)
        page.delete()
        client.force_login(admin.superuser())
        assert "Gone" in shown(client)
        assert '/edit/">Gone' not in shown(client)

    def test_is_refused_without_page_permissions(self, client: Client) -> None:
        client.force_login(admin.staff())
        assert client.get(REPORT)["Location"] == "/admin/"
        assert client.get(REPORT, {"export": "csv"})["Location"] == "/admin/"
        assert not ModelLogEntry.objects.filter(action="publishing.export").exists()

    def test_is_in_the_menu_for_those_who_may_see_it(self, client: Client, editor: Any) -> None:
        assert REPORT in client.get("/admin/").content.decode()
        client.force_login(admin.staff())
        assert REPORT not in client.get("/admin/").content.decode()


class TestExport:
    def test_has_a_heading_for_each_column(
        self, client: Client, editor: Any, news_index: NewsIndexPage
    ) -> None:
        verdict(desk.draft(news_index))
        (row,) = exported(client)
        assert row["Due (UTC)"] == "2026-11-24 12:00:00+00:00"
        assert row["Late by"] == "1 second"
        assert row["Outcome"] == "done"

    def test_is_a_workbook_too(self, client: Client, editor: Any, news_index: NewsIndexPage) -> None:
        verdict(desk.draft(news_index, "Tivat joins"))
        response = client.get(REPORT, {"export": "xlsx"})
        sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
        assert sheet["A2"].value == "Tivat joins"
        assert sheet["C2"].value == NOON.replace(tzinfo=None)

    def test_runs_no_formula(self, client: Client, editor: Any, news_index: NewsIndexPage) -> None:
        verdict(desk.draft(news_index, "=1+1"), "failing", reason="@SUM(A1)\x07")
        (row,) = exported(client)
        assert (row["Title"], row["Reason"]) == ("'=1+1", "'@SUM(A1)")

    @pytest.mark.parametrize("export", ["csv", "xlsx"])
    def test_is_logged(self, client: Client, editor: Any, news_index: NewsIndexPage, export: str) -> None:
        verdict(desk.draft(news_index))
        client.get(REPORT, {"export": export})
        (entry,) = ModelLogEntry.objects.filter(action="publishing.export")
        assert entry.user == editor
        assert entry.message == "Exported Publication verdicts: 1 row"


@pytest.mark.usefixtures("editor")
def test_costs_the_same_for_2_and_20(
    client: Client, news_index: NewsIndexPage, django_assert_max_num_queries: Any
) -> None:
    def grow(number: int) -> None:
        for _step in range(number):
            verdict(desk.draft(news_index))

    grow(2)
    shown(client)
    with django_assert_max_num_queries(100) as few:
        shown(client)
    grow(18)
    with django_assert_max_num_queries(len(few)):
        shown(client)
