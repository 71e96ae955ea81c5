"""Drafts are shown to those who may edit them, wherever Wagtail shows pages to staff."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from wagtail.models import Task

from newsroom.models import NewsIndexPage
from tests import admin
from tests.publishing import desk

pytestmark = pytest.mark.django_db

CHOOSERS = ("/admin/choose-page/{index}/", "/admin/choose-page/search/?q=secret")


@pytest.fixture
def stranger(client: Client) -> Client:
    user = User.objects.create_user("stranger")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


@pytest.fixture
def editor(client: Client, news_index: NewsIndexPage) -> Client:
    client.force_login(admin.editor_of(news_index, "change_page"))
    return client


@pytest.mark.parametrize("chooser", CHOOSERS)
def test_the_page_chooser_hides_drafts_of_others(
    stranger: Client, news_index: NewsIndexPage, chooser: str
) -> None:
    desk.draft(news_index, "A secret draft")
    desk.published(news_index, desk.in_days(-1), "No secret any more")
    shown = stranger.get(chooser.format(index=news_index.pk)).content.decode()
    assert "A secret draft" not in shown
    assert "No secret any more" in shown


@pytest.mark.parametrize("chooser", CHOOSERS)
def test_the_page_chooser_offers_drafts_to_who_may_edit_them(
    editor: Client, news_index: NewsIndexPage, chooser: str
) -> None:
    desk.draft(news_index, "A secret draft")
    assert "A secret draft" in editor.get(chooser.format(index=news_index.pk)).content.decode()


def review_address(page_id: int) -> str:
    return f"/admin/pages/workflow/preview/{page_id}/{Task.objects.create(name='Reading').pk}/"


def test_what_does_not_wait_for_review_is_not_named_to_strangers(
    stranger: Client, news_index: NewsIndexPage
) -> None:
    page = desk.draft(news_index, "A secret draft")
    response = stranger.get(review_address(page.pk), follow=True)
    assert "A secret draft" not in response.content.decode()


def test_what_does_not_wait_for_review_is_named_to_its_editors(
    editor: Client, news_index: NewsIndexPage
) -> None:
    page = desk.draft(news_index, "A secret draft")
    response = editor.get(review_address(page.pk), follow=True)
    assert "A secret draft" in response.content.decode()
