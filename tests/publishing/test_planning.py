"""Plans of drafts."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from wagtail.models import PageLogEntry

from cms.publishing.models import Plan
from cms.publishing.planning import move_plan, plan, planned_day
from cms.publishing.refusals import LockedError
from newsroom.models import ArticlePage, NewsIndexPage
from tests import admin
from tests.publishing import desk

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 24)
OTHER_DAY = date(2026, 11, 25)


@pytest.fixture
def article(news_index: NewsIndexPage) -> ArticlePage:
    return desk.draft(news_index)


def logged(article: ArticlePage) -> list[str]:
    entries = PageLogEntry.objects.filter(page=article.pk, action="publishing.plan").order_by("pk")
    return [entry.message for entry in entries]


def test_page_has_one_plan(article: ArticlePage) -> None:
    plan(page=article, planned_on=DAY)
    plan(page=article, planned_on=OTHER_DAY)
    assert planned_day(article) == OTHER_DAY
    assert Plan.objects.count() == 1


def test_plan_is_taken_back(article: ArticlePage) -> None:
    plan(page=article, planned_on=DAY)
    plan(page=article, planned_on=None)
    assert planned_day(article) is None


def test_each_change_is_logged_once(article: ArticlePage) -> None:
    for day in (DAY, DAY, OTHER_DAY, None, None):
        plan(page=article, planned_on=day)
    assert logged(article) == [
        "Planned for 24 November 2026",
        "Plan moved from 24 November 2026 to 25 November 2026",
        "No longer planned",
    ]


def test_publication_ends_it(article: ArticlePage) -> None:
    plan(page=article, planned_on=DAY)
    article.get_latest_revision().publish()
    assert planned_day(article) is None


def test_schedule_leaves_it(news_index: NewsIndexPage) -> None:
    article = desk.planned(news_index, DAY)
    article.go_live_at = desk.in_days(3)
    article.save_revision().publish()
    assert planned_day(article) == DAY


def test_copy_has_none(news_index: NewsIndexPage) -> None:
    article = desk.planned(news_index, DAY)
    copy = article.copy(update_attrs={"slug": "copy"})
    assert planned_day(copy) is None


class TestMove:
    def test_by_who_may_edit(self, article: ArticlePage, news_index: NewsIndexPage) -> None:
        plan(page=article, planned_on=DAY)
        user = admin.editor_of(news_index, "add_page", "change_page")
        move_plan(page=article, planned_on=OTHER_DAY, user=user)
        assert planned_day(article) == OTHER_DAY
        assert PageLogEntry.objects.filter(action="publishing.plan").first().user == user

    def test_is_refused_to_others(self, article: ArticlePage) -> None:
        plan(page=article, planned_on=DAY)
        with pytest.raises(PermissionDenied, match="You may not edit"):
            move_plan(page=article, planned_on=OTHER_DAY, user=admin.staff())
        assert planned_day(article) == DAY

    def test_is_refused_while_another_holds_the_lock(
        self, article: ArticlePage, news_index: NewsIndexPage
    ) -> None:
        article.locked, article.locked_by = True, admin.superuser()
        article.save()
        user = admin.editor_of(news_index, "add_page", "change_page")
        with pytest.raises(LockedError, match="is locked or under review"):
            move_plan(page=article, planned_on=DAY, user=user)
        assert planned_day(article) is None


def test_day_is_given_in_the_editor(client: Client, news_index: NewsIndexPage, article: ArticlePage) -> None:
    user: Any = admin.editor_of(news_index, "add_page", "change_page")
    plan(page=article, planned_on=DAY)
    client.force_login(user)
    assert 'value="2026-11-24"' in client.get(f"/admin/pages/{article.pk}/edit/").content.decode()
