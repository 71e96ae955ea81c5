"""The report of typed numbers that contradict the registry, over all pages of all types."""

import csv
import json
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry, PageLogEntry

from home.models import HomePage
from newsroom.models import ArticlePage, NewsIndexPage, RelatedParticipant
from participants import services
from participants.models import Participant, ParticipantIndexPage
from tests import admin, html
from tests.content import block
from tests.factories import (
    ArticlePageFactory,
    NewsIndexPageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/registry-numbers/"


@pytest.fixture
def tivat() -> Participant:
    ParticipantFactory(name="Bar", ordinal=1, joined_on=date(2014, 1, 1), country="ME")
    return ParticipantFactory(name="Tivat", ordinal=2, joined_on=date(2015, 5, 6), country="LV")


@pytest.fixture
def root(client: Client, tivat: Participant) -> Client:
    client.force_login(admin.superuser())
    return client


def article(index: NewsIndexPage, text: str, **fields: Any) -> ArticlePage:
    body = json.dumps([block("paragraph", f"<p>{text}</p>")])
    return ArticlePageFactory(parent=index, body=body, **fields)


def exported(client: Client, **query: str) -> list[dict[str, str]]:
    response = client.get(REPORT, {"export": "csv"} | query)
    assert response.status_code == 200
    return list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))


class TestLine:
    def test_quotes_the_sentence_says_what_the_record_says_and_offers_the_figure(
        self, root: Client, news_index: NewsIndexPage
    ) -> None:
        page = article(news_index, "All is well. The Alliance has <b>3</b> participants. And more.")
        (row,) = exported(root)
        assert row == {
            "Page": page.title,
            "Type": "Article",
            "Speaks of": "2015-05-20",
            "Number": "has 3 participants",
            "Sentence": "The Alliance has 3 participants.",
            "The record says": "2 participants",
            "Figure to use": "The number of participants, as of 20 May 2015",
        }

    def test_leads_to_the_block_in_the_editor(self, root: Client, news_index: NewsIndexPage) -> None:
        page = article(news_index, "The Alliance covers 29 countries.")
        place = f"body.{page.body[0].id}"
        assert f'<a href="/admin/pages/{page.pk}/edit/#:w:contentpath={place}">' in html.compact(
            root.get(REPORT)
        )

    def test_of_an_ordinal_names_whom_the_article_is_about(
        self, root: Client, news_index: NewsIndexPage, tivat: Participant
    ) -> None:
        page = article(news_index, "The town is the 9th participant.")
        page.related_participants = [RelatedParticipant(participant=tivat)]
        page.save()
        (row,) = exported(root)
        assert row["The record says"] == "Tivat has the number 2"
        assert row["Figure to use"] == "The ordinal of a participant (Tivat), always up to date"

    def test_says_which_numbers_are_not_on_record(self, root: Client, news_index: NewsIndexPage) -> None:
        ParticipantFactory(name="Later", ordinal=5, joined_on=date(2015, 5, 10), country="RO")
        article(news_index, "The Alliance has 4 participants.")
        (row,) = exported(root)
        assert row["The record says"] == "5 participants (2 numbers are not on record)"
        assert row["Figure to use"] == ""


class TestPages:
    def test_of_all_types_are_read(
        self,
        root: Client,
        home: HomePage,
        news_index: NewsIndexPage,
        registry: ParticipantIndexPage,
        tivat: Participant,
    ) -> None:
        wrong = "The Alliance has 3 participants."
        article(news_index, "All is well.", teaser=wrong)
        ParticipantPageFactory(parent=registry, participant=tivat, summary="The 9th participant.")
        StandardPageFactory(parent=home, introduction=wrong, body=json.dumps([block("paragraph", wrong)]))
        HomePage.objects.filter(pk=home.pk).update(introduction=wrong)
        news_index.introduction = f"<p>{wrong}</p>"
        news_index.save()
        types = sorted(row["Type"] for row in exported(root))
        assert types == [
            "Article",
            "Home page",
            "News index",
            "Participant profile",
            "Standard page",
            "Standard page",
        ]

    def test_each_block_is_read(self, root: Client, news_index: NewsIndexPage) -> None:
        wrong = "The Alliance has 3 participants."
        blocks = [
            block("heading", {"text": wrong, "level": "h2"}),
            block("quote", {"quote": wrong, "speaker": "", "role": ""}),
            block("interview", {"question": wrong, "answer": f"<p>{wrong}</p>", "speaker": ""}),
        ]
        ArticlePageFactory(parent=news_index, body=json.dumps(blocks))
        assert len(exported(root)) == 4

    def test_right_numbers_and_figures_are_left_out(self, root: Client, news_index: NewsIndexPage) -> None:
        figure = '<embed embedtype="registry-figure" figure="participants" asof="2014-05-20"/>'
        article(news_index, f"The Alliance has 2 participants in 2 countries, once {figure}.")
        article(news_index, "The Alliance has 1 participant.", date=date(2014, 5, 20))
        assert exported(root) == []
        assert "There are no texts that contradict the registry to display." in html.compact(root.get(REPORT))

    def test_old_ones_stay_right_after_a_withdrawal(
        self, root: Client, news_index: NewsIndexPage, tivat: Participant
    ) -> None:
        article(news_index, "The Alliance has 2 participants. Tivat is the 2nd participant.")
        article(news_index, "The Alliance has 2 participants.", title="New", date=date(2015, 9, 1))
        services.withdraw(participant=tivat, effective_on=date(2015, 8, 1), by=None)
        assert [row["Page"] for row in exported(root)] == ["New"]

    def test_drafts_are_read_when_asked_for(self, root: Client, news_index: NewsIndexPage) -> None:
        article(news_index, "All is well.", title="Draft", live=False)
        page = ArticlePage.objects.get(title="Draft")
        page.teaser = "The Alliance has 3 participants."
        page.date = date(2015, 5, 21)
        page.save_revision()
        assert exported(root) == []
        (row,) = exported(root, texts="drafts")
        assert (row["Page"], row["Speaks of"]) == ("Draft", "2015-05-21")

    def test_draft_may_count_with_whom_it_will_announce(
        self, root: Client, news_index: NewsIndexPage
    ) -> None:
        ParticipantFactory(name="Kotor", status="admitted", joined_on=date(2015, 5, 19))
        page = article(news_index, "All is well.", live=False)
        page.teaser = "The Alliance has 3 participants. The Alliance now has 4 participants."
        page.save_revision()
        assert [row["Number"] for row in exported(root, texts="drafts")] == ["has 4 participants"]

    @pytest.mark.parametrize("value", ["\0", "x", "9" * 30, "-1", "<b>"])
    @pytest.mark.parametrize("name", ["texts", "locale", "ordering", "p"])
    def test_bad_parameters_are_left_out(
        self, root: Client, news_index: NewsIndexPage, name: str, value: str
    ) -> None:
        page = article(news_index, "The Alliance has 3 participants.")
        assert page.title in html.compact(root.get(REPORT, {name: value}))

    def test_broken_body_is_passed_over(self, root: Client, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(parent=news_index, body="not 3 participants {")
        ArticlePageFactory(parent=news_index, body=json.dumps([{"type": "gone", "value": None}]))
        assert exported(root) == []


class TestExport:
    def test_neutralises_formulas_and_is_logged(self, root: Client, news_index: NewsIndexPage) -> None:
        article(news_index, "All is well.", title="=1+1", teaser="=The Alliance has 3 participants")
        (row,) = exported(root)
        assert row["Page"] == "'=1+1"
        assert row["Sentence"].startswith("'=")
        assert _export_entries() == 1

    def test_is_a_workbook_too(self, root: Client, news_index: NewsIndexPage) -> None:
        article(news_index, "The Alliance has 3 participants.", title="=1+1")
        content = root.get(REPORT, {"export": "xlsx"}).getvalue()
        sheet = load_workbook(BytesIO(content)).active
        cell = sheet["A2"]
        assert (cell.value, cell.data_type) == ("=1+1", "s")


def _export_entries() -> int:
    entries = [*ModelLogEntry.objects.all(), *PageLogEntry.objects.all()]
    return sum("export" in entry.action for entry in entries)


class TestAccess:
    def test_is_refused_without_page_permissions(self, client: Client) -> None:
        client.force_login(admin.staff())
        assert client.get(REPORT)["Location"] == "/admin/"
        assert REPORT not in client.get("/admin/").content.decode()

    def test_shows_pages_that_the_reader_may_edit(
        self, client: Client, home: HomePage, news_index: NewsIndexPage, tivat: Participant
    ) -> None:
        other = NewsIndexPageFactory(parent=home, slug="other", title="Other")
        article(news_index, "The Alliance has 3 participants.", title="Secret")
        article(other, "The Alliance has 3 participants.", title="Own")
        client.force_login(admin.editor_of(other, "add_page", "change_page"))
        assert [row["Page"] for row in exported(client)] == ["Own"]
        assert REPORT in client.get("/admin/").content.decode()


class TestCost:
    def test_queries_do_not_follow_the_number_of_pages(self, root: Client, news_index: NewsIndexPage) -> None:
        article(news_index, "The Alliance has 3 participants.")
        few = self.queries(root)
        for number in range(30):
            article(
                news_index,
                f"The Alliance has {number} participants; Tivat is the 9th participant.",
                date=date(2015, 5, 20) + timedelta(days=number),
            )
        assert self.queries(root) == few

    def queries(self, client: Client) -> int:
        client.get(REPORT)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(REPORT).status_code == 200
        return len(captured)
