"""The admin's first page, and how the admin looks."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants import services
from tests import admin
from tests.factories import ArticlePageFactory, ImageFactory, ParticipantFactory

pytestmark = pytest.mark.django_db

DASHBOARD = "/admin/"


def dashboard(client: Client) -> str:
    return " ".join(client.get(DASHBOARD).content.decode().split())


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


class TestRegistry:
    def test_says_how_many_from_where_and_which_number_is_next(self, root: Client) -> None:
        ParticipantFactory(ordinal=126, country="BE")
        ParticipantFactory(ordinal=127, country="ME")
        ParticipantFactory(ordinal=124, country="GR", status="withdrawn")
        page = dashboard(root)
        assert "<strong>2</strong> participants" in page
        assert "<strong>2</strong> countries" in page
        assert "<strong>128</strong> next number" in page

    def test_says_which_admissions_wait_for_their_release(self, root: Client) -> None:
        ParticipantFactory(ordinal=127)
        assert "not yet public" not in dashboard(root)
        ParticipantFactory(status="admitted")
        page = dashboard(root)
        assert "<strong>1</strong> admitted, not yet public" in page
        assert "?status=admitted" in page
        assert "<strong>1</strong> participant" in page
        assert "<strong>129</strong> next number" in page

    def test_number_of_an_undone_admission_is_the_next_again(self, root: Client) -> None:
        ParticipantFactory(ordinal=127)
        services.void(participant=ParticipantFactory(status="admitted"), by=None)
        assert "<strong>128</strong> next number" in dashboard(root)

    def test_empty_registry_begins_with_one(self, root: Client) -> None:
        assert "<strong>1</strong> next number" in dashboard(root)

    def test_next_number_is_no_link_for_those_who_may_not_add(self, client: Client) -> None:
        client.force_login(admin.staff("participants.view_participant"))
        page = dashboard(client)
        assert "next number" in page
        assert "/admin/participants/participant/create/" not in page

    def test_is_not_shown_without_rights(self, client: Client) -> None:
        client.force_login(admin.staff())
        assert "next number" not in dashboard(client)


class TestArticles:
    def test_lists_my_drafts_and_the_latest(self, client: Client, news_index: NewsIndexPage) -> None:
        editor = admin.editor_of(news_index, "add_page", "change_page")
        ArticlePageFactory(
            parent=news_index, title="Half done", owner=editor, live=False, has_unpublished_changes=True
        )
        ArticlePageFactory(parent=news_index, title="Of another", live=False, has_unpublished_changes=True)
        ArticlePageFactory(parent=news_index, title="Published")
        client.force_login(editor)
        drafts, latest = dashboard(client).split("Your drafts")[1].split("Latest articles")
        assert "Half done" in drafts
        assert "Of another" not in drafts
        assert "Published" in latest

    def test_says_when_nothing_waits(self, root: Client) -> None:
        assert "Nothing of yours waits to be published." in dashboard(root)

    def test_leaves_out_what_the_reader_may_not_edit(
        self, client: Client, home: HomePage, news_index: NewsIndexPage
    ) -> None:
        ArticlePageFactory(parent=news_index, title="Elsewhere")
        other = home.add_child(instance=NewsIndexPage(title="Other", slug="other"))
        client.force_login(admin.editor_of(other, "add_page", "change_page"))
        assert "Elsewhere" not in dashboard(client)

    def test_is_not_shown_to_those_without_pages(self, client: Client) -> None:
        client.force_login(admin.staff())
        assert "Your drafts" not in dashboard(client)


class TestImages:
    @pytest.fixture(autouse=True)
    def _images(self) -> None:
        ImageFactory(title="Whole")
        ImageFactory(title="Undescribed", description="")
        ImageFactory(title="Uncredited", holder="", author="")
        ImageFactory(title="By somebody", holder="", author="Ana")
        ImageFactory(title="Expired", rights_expire_on=date(2015, 1, 1))

    @pytest.mark.parametrize(
        ("gap", "title"),
        [("description", "Undescribed"), ("credit", "Uncredited"), ("rights", "Expired")],
    )
    def test_count_leads_to_just_those_images(self, root: Client, gap: str, title: str) -> None:
        address = f"{reverse('wagtailimages:index')}?lacks={gap}"
        assert f'<a href="{address}"><strong>1</strong>' in dashboard(root)
        assert [image.title for image in root.get(address).context["images"]] == [title]

    def test_unknown_gap_filters_nothing(self, root: Client) -> None:
        response = root.get(reverse("wagtailimages:index"), {"lacks": "<script>"})
        assert len(response.context["images"]) == 5

    def test_is_not_shown_to_those_without_images(self, client: Client) -> None:
        client.force_login(admin.staff())
        assert "Images to look after" not in dashboard(client)


def test_costs_the_same_for_2_and_20(
    root: Client, news_index: NewsIndexPage, django_assert_max_num_queries: Any
) -> None:
    def grow(number: int) -> None:
        ArticlePageFactory.create_batch(number, parent=news_index)
        ParticipantFactory.create_batch(number)
        ImageFactory.create_batch(number)

    grow(2)
    dashboard(root)
    with django_assert_max_num_queries(100) as few:
        dashboard(root)
    grow(18)
    with django_assert_max_num_queries(len(few)):
        dashboard(root)


class TestLook:
    def test_sign_in_names_the_product_and_shows_its_mark(self, client: Client) -> None:
        page = client.get("/admin/login/").content.decode()
        assert "Sign in to Alliance CMS" in page
        assert "cms/img/mark.svg" in page
        assert "<title>Sign in - Alliance CMS</title>" in page

    def test_sidebar_shows_the_mark(self, root: Client) -> None:
        assert 'class="admin-mark"' in dashboard(root)

    def test_own_stylesheet_is_loaded(self, root: Client) -> None:
        assert "cms/admin/admin.css" in dashboard(root)

    def test_schedule_names_the_time_zone_of_the_account(
        self, root: Client, news_index: NewsIndexPage
    ) -> None:
        user = admin.User.objects.get(username="root")
        UserProfile.objects.create(user=user, current_time_zone="Europe/Sarajevo")
        address = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", news_index.pk])
        assert "time zone of your account: Europe/Sarajevo" in root.get(address).content.decode()
