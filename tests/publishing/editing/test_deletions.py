"""What somebody else holds is not deleted from the admin."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page

from newsroom.models import ArticlePage, NewsIndexPage
from tests.publishing import desk

pytestmark = pytest.mark.django_db

NEXT = "/admin/pages/1/"


def delete(user: User, page: Page) -> HttpResponse:
    client = Client()
    client.force_login(user)
    return client.post(f"/admin/pages/{page.pk}/delete/")


def delete_several(user: User, *pages: Page) -> HttpResponse:
    client = Client()
    client.force_login(user)
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"/admin/bulk/wagtailcore/page/delete/?{chosen}&next={NEXT}")


def locked(page: ArticlePage, user: User) -> ArticlePage:
    page.locked, page.locked_by = True, user
    page.save()
    return page


def test_what_nobody_holds_is_deleted(news_index: NewsIndexPage, ana: User) -> None:
    page = desk.draft(news_index)
    delete(ana, page)
    assert not Page.objects.filter(pk=page.pk).exists()


def test_what_another_locked_is_kept(news_index: NewsIndexPage, ana: User, ben: User) -> None:
    page = locked(desk.draft(news_index), ben)
    assert delete(ana, page)["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert Page.objects.filter(pk=page.pk).exists()


def test_what_waits_for_approval_is_kept(news_index: NewsIndexPage, ana: User) -> None:
    page = desk.submitted(news_index, desk.approval_by(ana.groups.get()), by=ana)
    delete(ana, page)
    assert Page.objects.filter(pk=page.pk).exists()


def test_several_are_deleted(news_index: NewsIndexPage, ana: User) -> None:
    delete_several(ana, desk.draft(news_index, "One"), desk.draft(news_index, "Two"))
    assert not ArticlePage.objects.exists()


def test_of_several_all_are_kept_for_one_that_another_locked(
    news_index: NewsIndexPage, ana: User, ben: User
) -> None:
    pages = desk.draft(news_index, "One"), locked(desk.draft(news_index, "Two"), ben)
    assert delete_several(ana, *pages)["Location"] == NEXT
    assert ArticlePage.objects.count() == 2
