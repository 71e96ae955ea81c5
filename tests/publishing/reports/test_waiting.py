import csv
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Workflow

from home.models import HomePage
from newsroom.models import NewsIndexPage
from tests import admin, html
from tests.factories import NewsIndexPageFactory
from tests.publishing import desk

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/waiting-for-approval/"


@pytest.fixture
def workflow() -> Workflow:
    return desk.approval_by(Group.objects.create(name="Readers"))


@pytest.fixture
def author(news_index: NewsIndexPage) -> Any:
    return admin.editor_of(news_index, "add_page", "change_page", username="author")


@pytest.fixture
def editor(client: Client, news_index: NewsIndexPage) -> Any:
    user = admin.editor_of(news_index, "add_page", "change_page", "publish_page")
    client.force_login(user)
    return user


def exported(client: Client, **query: str) -> list[dict[str, str]]:
    response = client.get(REPORT, {"export": "csv"} | query)
    return list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))


@pytest.mark.usefixtures("editor")
class TestTable:
    def test_says_who_asked_when_and_who_wrote_it(
        self, client: Client, author: Any, workflow: Workflow, news_index: NewsIndexPage
    ) -> None:
        with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
            desk.submitted(news_index, workflow, by=author, title="Tivat joins")
        with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
            (row,) = exported(client)
        assert row["Title"] == "Tivat joins"
        assert row["Task"] == "Reading"
        assert row["Submitted by"] == row["Latest revision by"] == "author"
        assert row["Since (UTC)"] == "2026-11-22 12:00:00+00:00"
        assert row["Age"].replace("\xa0", " ") == "2 days"

    def test_longest_waiting_comes_first(
        self, client: Client, author: Any, workflow: Workflow, news_index: NewsIndexPage
    ) -> None:
        for day, title in ((23, "Newer"), (22, "Older")):
            with time_machine.travel(datetime(2026, 11, day, 12, tzinfo=UTC), tick=False):
                desk.submitted(news_index, workflow, by=author, title=title)
        assert [row["Title"] for row in exported(client)] == ["Older", "Newer"]

    def test_leaves_out_what_is_decided(
        self, client: Client, author: Any, workflow: Workflow, news_index: NewsIndexPage
    ) -> None:
        page = desk.submitted(news_index, workflow, by=author)
        page.current_workflow_state.cancel()
        assert exported(client) == []

    def test_is_filtered_by_who_asked(
        self, client: Client, author: Any, editor: Any, workflow: Workflow, news_index: NewsIndexPage
    ) -> None:
        desk.submitted(news_index, workflow, by=author, title="Of the author")
        desk.submitted(news_index, workflow, by=editor, title="Of the editor")
        assert [row["Title"] for row in exported(client, submitted_by=str(author.pk))] == ["Of the author"]

    @pytest.mark.parametrize("value", ["\0", "x", "9" * 30, "-1"])
    @pytest.mark.parametrize("name", ["submitted_by", "task", "since_from", "ordering", "p"])
    def test_bad_parameters_are_left_out(self, client: Client, name: str, value: str) -> None:
        assert client.get(REPORT, {name: value}).status_code == 200

    def test_title_is_text_and_a_link(
        self, client: Client, author: Any, workflow: Workflow, news_index: NewsIndexPage
    ) -> None:
        page = desk.submitted(news_index, workflow, by=author, title="<b>Bold</b>")
        report = html.compact(client.get(REPORT))
        assert f'<a href="/admin/pages/{page.pk}/edit/">&lt;b&gt;Bold&lt;/b&gt;</a>' in report


class TestAccess:
    def test_pages_of_others_are_left_out(
        self, client: Client, author: Any, workflow: Workflow, home: HomePage, news_index: NewsIndexPage
    ) -> None:
        desk.submitted(news_index, workflow, by=author)
        other = NewsIndexPageFactory(parent=home, slug="other", title="Other")
        client.force_login(admin.editor_of(other, "add_page", "change_page"))
        assert exported(client) == []

    def test_is_refused_without_page_permissions(self, client: Client) -> None:
        client.force_login(admin.staff())
        assert client.get(REPORT)["Location"] == "/admin/"


@pytest.mark.usefixtures("editor")
def test_costs_the_same_for_2_and_20(
    client: Client,
    author: Any,
    workflow: Workflow,
    news_index: NewsIndexPage,
    django_assert_max_num_queries: Any,
) -> None:
    def grow(number: int) -> None:
        for _step in range(number):
            desk.submitted(news_index, workflow, by=author)

    grow(2)
    client.get(REPORT)
    with django_assert_max_num_queries(100) as few:
        client.get(REPORT)
    grow(18)
    with django_assert_max_num_queries(len(few)):
        client.get(REPORT)
