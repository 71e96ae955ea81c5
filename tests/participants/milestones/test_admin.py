"""Recorded milestones in the admin."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from cms.publishing.people import COMMUNICATIONS, EDITORS, REGISTRARS
from cms.roles import ensure_roles
from newsroom.models import NewsIndexPage
from participants.models import Milestone, ParticipantIndexPage
from tests import admin
from tests.factories import ArticlePageFactory, ParticipantFactory
from tests.html import queries_of, read, words

pytestmark = pytest.mark.django_db

INDEX = "/admin/participants/milestone/"
CREATE = f"{INDEX}create/"
PLAN = {"date": "2011-05-20", "title": "Local Action Plan adopted", "title_fr": "Plan d’action adopté"}


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


def record(title: str = "Plan adopted", **fields: Any) -> Milestone:
    return Milestone.objects.create(title=title, **{"date": date(2011, 5, 20)} | fields)


def edit(milestone: Milestone) -> str:
    return f"{INDEX}edit/{milestone.pk}/"


def found(client: Client, **query: str) -> list[str]:
    return [milestone.title for milestone in client.get(INDEX, query).context["object_list"]]


class TestForm:
    def test_records_a_milestone_in_both_languages(self, root: Client, news_index: NewsIndexPage) -> None:
        tivat, article = ParticipantFactory(), ArticlePageFactory(parent=news_index)
        texts = {"text": "By the council.", "text_fr": "Par le conseil."}
        root.post(CREATE, PLAN | texts | {"participant": tivat.pk, "article": article.pk})
        saved = Milestone.objects.get()
        assert (saved.title, saved.title_fr) == (PLAN["title"], PLAN["title_fr"])
        assert (saved.text, saved.text_fr) == ("By the council.", "Par le conseil.")
        assert (saved.participant, saved.article_id, saved.date) == (tivat, article.pk, date(2011, 5, 20))
        assert ModelLogEntry.objects.filter(action="wagtail.create", object_id=saved.pk).exists()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("date", ""),
            ("date", "rubbish"),
            ("date", "20\0"),
            ("title", ""),
            ("title", "   "),
            ("title", "a\0b"),
            ("title", "x" * 201),
            ("text", "x" * 1001),
            ("title_fr", "x" * 201),
            ("participant", "999999"),
            ("participant", "rubbish"),
            ("article", "999999"),
        ],
    )
    def test_what_cannot_be_is_said_beside_its_field(self, root: Client, field: str, value: str) -> None:
        response = root.post(CREATE, PLAN | {field: value})
        assert list(response.context["form"].errors) == [field]
        assert not Milestone.objects.exists()

    def test_day_to_come_is_no_milestone_yet(self, root: Client) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)
        response = root.post(CREATE, PLAN | {"date": tomorrow.isoformat()})
        assert "still to come" in str(response.context["form"].errors["date"])
        assert not Milestone.objects.exists()

    def test_is_changed_and_deleted(self, root: Client) -> None:
        milestone = record()
        root.post(edit(milestone), PLAN | {"title": "Mended"})
        milestone.refresh_from_db()
        assert milestone.title == "Mended"
        root.post(f"{INDEX}delete/{milestone.pk}/")
        assert not Milestone.objects.exists()

    @pytest.mark.parametrize("pk", ["999999", "abc", "9" * 30])
    def test_what_is_not_there_is_not_found(self, root: Client, pk: str) -> None:
        for page in ("edit", "delete", "history"):
            assert root.get(f"{INDEX}{page}/{pk}/").status_code == 404

    def test_public_milestone_is_told_at_once(self, root: Client, registry: ParticipantIndexPage) -> None:
        root.post(CREATE, PLAN)
        assert "Local Action Plan adopted" in words(read(root, "/participants/milestones/").main)


class TestList:
    def test_stands_in_the_menu_of_the_participants(self, root: Client) -> None:
        assert f'"url": "{INDEX}"' in root.get("/admin/").content.decode()

    def test_newest_stands_first(self, root: Client) -> None:
        record("Old", date=date(2010, 1, 1))
        record("New", date=date(2014, 1, 1))
        assert found(root) == ["New", "Old"]

    def test_says_what_readers_do_not_see_yet(self, root: Client) -> None:
        record(participant=ParticipantFactory(status="admitted"))
        assert "Once its participant is public" in words(read(root, INDEX).main)

    def test_empty_list_says_what_needs_no_entry(self, root: Client) -> None:
        assert "they follow from the registry" in words(read(root, INDEX).main)

    def test_filters_by_year_country_and_missing_french(self, root: Client) -> None:
        record("In Montenegro", participant=ParticipantFactory(country="ME"))
        record("Later", date=date(2014, 1, 1), title_fr="Plus tard")
        assert found(root, year="2014") == ["Later"]
        assert found(root, country="ME") == ["In Montenegro"]
        assert found(root, french="missing") == ["In Montenegro"]
        assert found(root, french="there") == ["Later"]

    @pytest.mark.parametrize("name", ["year", "country", "french", "q", "o", "p", "participant__name", "id"])
    @pytest.mark.parametrize("value", ["rubbish", "\0", "9" * 30, "-1"])
    def test_rubbish_in_the_address_is_no_error(self, root: Client, name: str, value: str) -> None:
        record()
        assert root.get(INDEX, {name: value}).status_code == 200

    def test_search_finds_every_word_anywhere(self, root: Client) -> None:
        record("Plan adopted", participant=ParticipantFactory(name="Tivat"))
        record("Another plan")
        assert found(root, q="plan tivat") == ["Plan adopted"]

    def test_queries_do_not_grow(self, root: Client, news_index: NewsIndexPage) -> None:
        record(participant=ParticipantFactory(), article=ArticlePageFactory(parent=news_index))
        few = queries_of(root, INDEX)
        for _ in range(20):
            record(participant=ParticipantFactory(), article=ArticlePageFactory(parent=news_index))
        assert queries_of(root, INDEX) == few


class TestExport:
    def test_csv_neutralises_formulas(self, root: Client) -> None:
        record("=1+1", participant=ParticipantFactory(name="@Tivat", ordinal=127))
        content = root.get(INDEX, {"export": "csv"}).getvalue().decode()
        (row,) = csv.DictReader(StringIO(content))
        assert (row["Title"], row["Participant"], row["Number"]) == ("'=1+1", "'@Tivat", "127")

    def test_xlsx_holds_formulas_as_text(self, root: Client) -> None:
        record("=1+1\x07")
        sheet = load_workbook(BytesIO(root.get(INDEX, {"export": "xlsx"}).getvalue())).active
        assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")


class TestRoles:
    @pytest.fixture(autouse=True)
    def _roles(self, registry: ParticipantIndexPage, news_index: NewsIndexPage) -> None:
        ensure_roles()

    def sign_in(self, client: Client, group: str) -> Client:
        user = admin.staff()
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    @pytest.mark.parametrize("group", [COMMUNICATIONS, EDITORS, REGISTRARS])
    def test_everybody_who_writes_records_milestones(self, client: Client, group: str) -> None:
        self.sign_in(client, group).post(CREATE, PLAN)
        assert Milestone.objects.count() == 1

    @pytest.mark.parametrize(
        ("group", "deletes"), [(COMMUNICATIONS, False), (EDITORS, True), (REGISTRARS, True)]
    )
    def test_communications_delete_none(self, client: Client, group: str, deletes: bool) -> None:
        milestone = record()
        self.sign_in(client, group).post(f"{INDEX}delete/{milestone.pk}/")
        assert Milestone.objects.exists() is not deletes

    def test_others_see_nothing_and_change_nothing(self, client: Client) -> None:
        milestone = record()
        client.force_login(admin.staff())
        for url in (INDEX, CREATE, edit(milestone), f"{INDEX}history/{milestone.pk}/"):
            response = client.get(url)
            assert response.status_code == 302
            assert response.url == "/admin/"
        client.post(edit(milestone), PLAN)
        milestone.refresh_from_db()
        assert milestone.title == "Plan adopted"
