"""What expires is taken down at its time; a window that was missed whole is never opened."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageLogEntry, Revision

from cms.publishing.mail import deliver
from cms.publishing.models import Verdict
from cms.publishing.watch import expiry, golive
from cms.publishing.watch.attempts import attempt, keep_promises
from cms.publishing.watch.due import due
from newsroom.models import ArticlePage
from tests.factories import ArticlePageFactory
from tests.publishing.watch.promising import SOON, is_live, overdue, overdue_expiry, put_back, schedule

pytestmark = pytest.mark.django_db


def keep() -> list[Verdict]:
    return list(keep_promises(timezone.now()))


@pytest.fixture
def live_article(news_index):
    article = ArticlePageFactory(parent=news_index, title="Call for projects")
    article.save_revision().publish()
    return article


def missed(news_index, **fields):
    """A draft that was to be shown from an hour ago until half an hour ago."""
    article = ArticlePageFactory(parent=news_index, live=False, **fields)
    article.expire_at = timezone.now() + timedelta(hours=2)
    revision = schedule(article)
    ended = timezone.now() - timedelta(minutes=30)
    revision.content["expire_at"] = ended.isoformat()
    Page.objects.filter(pk=article.pk).update(expire_at=ended)
    return put_back(revision)


def test_what_has_expired_is_taken_down_with_a_verdict(live_article):
    due_at = overdue_expiry(live_article)
    (verdict,) = keep()
    page = Page.objects.get(pk=live_article.pk)
    assert (page.live, page.expired) == (False, True)
    assert (verdict.kind, verdict.outcome, verdict.due_at) == ("expiry", "done", due_at)
    assert verdict.title == "Call for projects"
    assert verdict.content_object == page
    assert PageLogEntry.objects.filter(action="wagtail.unpublish.scheduled", page=page).count() == 1
    assert keep() == []


def test_nothing_expires_a_moment_early(live_article):
    due_at = timezone.now() + timedelta(hours=1)
    Page.objects.filter(pk=live_article.pk).update(expire_at=due_at)
    with time_machine.travel(due_at - timedelta(microseconds=1), tick=False):
        assert keep() == []
    with time_machine.travel(due_at, tick=False):
        assert len(keep()) == 1


def test_a_locked_page_expires_all_the_same(live_article):
    Page.objects.filter(pk=live_article.pk).update(locked=True)
    overdue_expiry(live_article)
    keep()
    assert not is_live(live_article)


def test_a_later_version_of_what_expires_stays_scheduled(live_article):
    live_article.expire_at = None
    later = schedule(live_article, timezone.now() + timedelta(days=1))
    overdue_expiry(live_article)
    keep()
    assert not is_live(live_article)
    put_back(later)
    keep()
    assert is_live(live_article)


def test_a_window_that_was_missed_whole_is_never_opened(news_index):
    revision = missed(news_index)
    (verdict,) = keep()
    assert verdict.outcome == "missed"
    assert "was over" in verdict.reason
    assert Revision.objects.get(pk=revision.pk).approved_go_live_at is None
    assert not PageLogEntry.objects.filter(action="wagtail.publish.scheduled").exists()
    assert Page.objects.get(pk=revision.object_id).first_published_at is None
    assert keep() == []


def test_the_history_and_an_email_say_that_it_was_missed(news_index, django_user_model):
    author = django_user_model.objects.create_user("ana", "ana@example.org", "secret")
    missed(news_index, title="One day only", owner=author)
    keep()
    assert PageLogEntry.objects.filter(action="publishing.missed").count() == 1
    (job,) = DBTaskResult.objects.filter(task_path=deliver.module_path)
    assert job.args_kwargs["kwargs"]["address"] == "ana@example.org"
    assert "One day only" in job.args_kwargs["kwargs"]["subject"]


def test_a_window_missed_by_an_edit_leaves_the_live_page_as_it_is(live_article):
    live_article.title, live_article.expire_at = "Edited", timezone.now() + timedelta(hours=2)
    revision = schedule(live_article)
    revision.content["expire_at"] = (timezone.now() - timedelta(minutes=30)).isoformat()
    put_back(revision)
    (verdict,) = keep()
    assert verdict.outcome == "missed"
    page = ArticlePage.objects.get(pk=live_article.pk)
    assert (page.title, page.live) == ("Call for projects", True)


def test_an_edit_due_before_the_expiry_goes_first_and_brings_its_own(live_article):
    live_article.title, live_article.expire_at = "Prolonged", None
    put_back(schedule(live_article), timedelta(minutes=50))
    overdue_expiry(live_article, late=timedelta(minutes=40))
    assert [verdict.kind for verdict in keep()] == ["go-live"]
    assert is_live(live_article)


@pytest.mark.parametrize("in_turn", [False, True])
def test_whichever_is_tried_first_the_edit_that_is_due_first_decides(live_article, in_turn):
    live_article.title, live_article.expire_at = "Prolonged", None
    put_back(schedule(live_article), timedelta(minutes=50))
    overdue_expiry(live_article, late=timedelta(minutes=40))
    promises = due(timezone.now())
    for promise in promises if in_turn else reversed(promises):
        attempt(promise)
    keep()
    page = ArticlePage.objects.get(pk=live_article.pk)
    assert (page.live, page.title) == (True, "Prolonged")
    assert PageLogEntry.objects.filter(action="wagtail.unpublish.scheduled").count() == 0


def test_a_window_that_was_missed_in_part_is_opened_and_closed(news_index):
    article = ArticlePageFactory(parent=news_index, live=False, expire_at=timezone.now() + 2 * SOON)
    revision = put_back(schedule(article))
    keep()
    assert is_live(revision)
    with time_machine.travel(timezone.now() + 2 * SOON, tick=False):
        keep()
    assert not is_live(revision)
    outcomes = Verdict.objects.order_by("pk").values_list("kind", "outcome")
    assert list(outcomes) == [("go-live", "done"), ("expiry", "done")]


@pytest.mark.parametrize("keep_one", [golive.keep, expiry.keep])
def test_a_promise_taken_back_meanwhile_is_nobodys_any_more(news_index, live_article, keep_one):
    promises = {
        golive.keep: lambda: overdue(news_index),
        expiry.keep: lambda: overdue_expiry(live_article),
    }
    promises[keep_one]()
    (promise,) = due(timezone.now())
    Revision.objects.update(approved_go_live_at=None)
    Page.objects.update(expire_at=None)
    assert keep_one(promise, timezone.now()) is None
    assert Verdict.objects.count() == 0
