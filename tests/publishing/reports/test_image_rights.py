import csv
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission

from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import Participant
from tests import admin, html
from tests.factories import ArticlePageFactory, ImageFactory, NewsIndexPageFactory, ParticipantFactory

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/image-rights/"
CLEAR = {"licence": "cc-by-4.0"}


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


def shown(client: Client, **query: str) -> str:
    response = client.get(REPORT, query)
    assert response.status_code == 200
    return html.compact(response)


def exported(client: Client, **query: str) -> dict[str, dict[str, str]]:
    response = client.get(REPORT, {"export": "csv"} | query)
    lines = StringIO(b"".join(response.streaming_content).decode())
    return {row["Title"]: row for row in csv.DictReader(lines)}


@pytest.fixture
def _images() -> None:
    ImageFactory(title="Whole", **CLEAR)
    ImageFactory(title="Uncredited", holder="", author="", **CLEAR)
    ImageFactory(title="Unlicensed", licence="")
    ImageFactory(title="Undescribed", description="", **CLEAR)
    ImageFactory(title="Expired", rights_expire_on=date(2026, 11, 23), **CLEAR)
    ImageFactory(title="Last day", rights_expire_on=date(2026, 11, 24), **CLEAR)
    ImageFactory(title="In a month", rights_expire_on=date(2026, 12, 24), **CLEAR)
    ImageFactory(title="In three", rights_expire_on=date(2027, 2, 22), **CLEAR)
    ImageFactory(title="In a year", rights_expire_on=date(2027, 11, 24), **CLEAR)


@pytest.mark.usefixtures("_images")
class TestProblems:
    @pytest.mark.parametrize(
        ("problem", "titles"),
        [
            ("credit", {"Uncredited"}),
            ("licence", {"Unlicensed"}),
            ("description", {"Undescribed"}),
            ("expired", {"Expired"}),
            ("expiring_30", {"Last day", "In a month"}),
            ("expiring_90", {"Last day", "In a month", "In three"}),
        ],
    )
    def test_are_found(self, root: Client, problem: str, titles: set[str]) -> None:
        assert exported(root, problem=problem).keys() == titles

    def test_images_without_any_are_left_out(self, root: Client) -> None:
        assert exported(root).keys().isdisjoint({"Whole", "In a year"})

    def test_are_said_in_words(self, root: Client) -> None:
        rows = exported(root)
        assert rows["Uncredited"]["Problems"] == "no credit"
        assert rows["Last day"]["Problems"] == "rights expire within 30 days"
        assert rows["In three"]["Problems"] == "rights expire within 90 days"

    def test_unknown_one_filters_nothing(self, root: Client) -> None:
        assert "Uncredited" in shown(root, problem="<b>")

    @pytest.mark.parametrize("value", ["\0", "x", "9" * 30, "-1"])
    @pytest.mark.parametrize("name", ["problem", "collection", "ordering", "p"])
    def test_bad_parameters_are_left_out(self, root: Client, name: str, value: str) -> None:
        assert "Uncredited" in shown(root, **{name: value})


class TestUsage:
    def test_names_and_links_what_uses_it(self, root: Client, news_index: NewsIndexPage) -> None:
        image = ImageFactory(holder="")
        article = ArticlePageFactory(parent=news_index, title="With it", lead_image=image)
        ParticipantFactory(name="Tivat", coat_of_arms=image)
        report = shown(root)
        assert f'<a href="/admin/pages/{article.pk}/edit/">With it</a>' in report
        tivat = Participant.objects.get()
        assert f'<a href="/admin/participants/participant/edit/{tivat.pk}/">Tivat</a>' in report

    def test_says_when_there_is_none(self, root: Client) -> None:
        ImageFactory(holder="")
        assert "not used" in shown(root)

    def test_does_not_tell_titles_of_pages_that_the_reader_may_not_edit(
        self, client: Client, home: HomePage, news_index: NewsIndexPage
    ) -> None:
        image = ImageFactory(holder="", title="Shared")
        ArticlePageFactory(parent=news_index, title="Secret", lead_image=image, live=False)
        other = NewsIndexPageFactory(parent=home, slug="other", title="Other")
        user = admin.editor_of(other, "add_page", "change_page")
        _may_change_images(user)
        client.force_login(user)
        report = shown(client)
        assert "Shared" in report
        assert "Secret" not in report
        assert "1 more elsewhere" in report
        assert exported(client)["Shared"]["Used in"] == "1 more elsewhere"


def _may_change_images(user: Any, collection: Collection | None = None) -> None:
    group = user.groups.first() or admin.Group.objects.create(name="images")
    user.groups.add(group)
    permission = admin.Permission.objects.get(
        content_type__app_label="wagtailimages", codename="change_image"
    )
    GroupCollectionPermission.objects.create(
        group=group, permission=permission, collection=collection or Collection.get_first_root_node()
    )


class TestAccess:
    def test_is_refused_without_image_permissions(self, client: Client, news_index: NewsIndexPage) -> None:
        client.force_login(admin.editor_of(news_index, "add_page", "change_page"))
        assert client.get(REPORT)["Location"] == "/admin/"
        assert REPORT not in client.get("/admin/").content.decode()

    def test_shows_images_of_ones_own_collections_only(self, client: Client) -> None:
        own = Collection.get_first_root_node().add_child(name="Own")
        ImageFactory(title="Mine", holder="", collection=own)
        ImageFactory(title="Theirs", holder="")
        user = admin.staff()
        _may_change_images(user, own)
        client.force_login(user)
        assert exported(client).keys() == {"Mine"}


@pytest.mark.parametrize("query", [{}, {"export": "csv"}])
def test_costs_the_same_for_2_and_20(
    root: Client, news_index: NewsIndexPage, query: dict[str, str], django_assert_max_num_queries: Any
) -> None:
    def grow(number: int) -> None:
        for _step in range(number):
            image = ImageFactory(holder="")
            ArticlePageFactory(parent=news_index, lead_image=image)
            ParticipantFactory(coat_of_arms=image)

    grow(2)
    root.get(REPORT, query)
    with django_assert_max_num_queries(100) as few:
        root.get(REPORT, query)
    grow(18)
    with django_assert_max_num_queries(len(few)):
        root.get(REPORT, query)
