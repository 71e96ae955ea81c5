"""A scheduled item goes live at its time, once, and a verdict says so."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from cms.publishing.models import Verdict
from cms.publishing.scheduling import schedule as schedule_for
from cms.publishing.watch.attempts import keep_promises
from newsroom.models import ArticlePage
from tests.admin import superuser
from tests.factories import ArticlePageFactory
from tests.publishing.watch.promising import is_live, overdue, put_back, schedule

pytestmark = pytest.mark.django_db


def keep() -> list[Verdict]:
    return list(keep_promises(timezone.now()))


def test_what_is_due_goes_live_with_a_verdict(news_index):
    revision = overdue(news_index, title="Budapest joins")
    (verdict,) = keep()
    assert is_live(revision)
    assert (verdict.kind, verdict.outcome, verdict.attempts) == ("go-live", "done", 1)
    assert verdict.title == "Budapest joins"
    assert verdict.revision == revision
    assert verdict.content_object == Page.objects.get(pk=revision.object_id)
    assert verdict.due_at == revision.approved_go_live_at
    assert timedelta(hours=1) < verdict.delay < timedelta(hours=1, minutes=1)


def test_the_history_says_that_it_was_published_as_scheduled(news_index):
    revision = overdue(news_index)
    keep()
    entry = PageLogEntry.objects.get(action="wagtail.publish.scheduled")
    assert (entry.page_id, entry.revision, entry.user) == (int(revision.object_id), revision, None)


def test_the_history_says_when_it_was_due_and_how_late_it_was(news_index):
    overdue(news_index, late=timedelta(seconds=90))
    keep()
    entry = PageLogEntry.objects.get(action="wagtail.publish.scheduled")
    assert "Published scheduled draft: due" in entry.message
    assert "(Europe/Paris), 90 seconds late." in entry.message


def test_what_is_done_is_not_done_again(news_index):
    overdue(news_index)
    keep()
    assert keep() == []
    assert Verdict.objects.count() == 1


def test_nothing_goes_out_a_moment_early(news_index):
    due_at = timezone.now() + timedelta(hours=2)
    revision = schedule(ArticlePageFactory(parent=news_index, live=False), due_at)
    with time_machine.travel(due_at - timedelta(microseconds=1), tick=False):
        assert keep() == []
        assert not is_live(revision)
    with time_machine.travel(due_at, tick=False):
        (verdict,) = keep()
    assert verdict.delay == timedelta(0)
    assert is_live(revision)


def test_a_list_of_what_is_due_that_was_made_before_the_clock_was_put_back_publishes_nothing(news_index):
    revision = schedule(ArticlePageFactory(parent=news_index, live=False))
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        promises = keep_promises(timezone.now())
    assert list(promises) == []
    assert not is_live(revision)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Pacific/Auckland"])
def test_the_zone_of_the_process_changes_nothing(news_index, zone):
    due_at = timezone.now() + timedelta(hours=2)
    revision = schedule(ArticlePageFactory(parent=news_index, live=False), due_at)
    with timezone.override(zone):
        with time_machine.travel(due_at - timedelta(seconds=1), tick=False):
            assert keep() == []
        with time_machine.travel(due_at, tick=False):
            keep()
    assert is_live(revision)


def test_the_second_of_two_equal_hours_is_not_the_first(news_index):
    with time_machine.travel("2026-10-24T12:00:00Z", tick=False):
        # 02:30 in Paris, after the clocks went back.
        due_at = timezone.datetime.fromisoformat("2026-10-25T01:30:00+00:00")
        revision = schedule(ArticlePageFactory(parent=news_index, live=False), due_at)
    with time_machine.travel("2026-10-25T00:30:00Z", tick=False):
        assert keep() == []
    with time_machine.travel("2026-10-25T01:30:00Z", tick=False):
        keep()
    assert is_live(revision)


def test_a_scheduled_edit_leaves_the_page_up_and_then_goes_out(news_index):
    article = ArticlePageFactory(parent=news_index, title="Before")
    article.save_revision().publish()
    article.title = "After"
    revision = schedule(article)
    assert ArticlePage.objects.get(pk=article.pk).live
    assert ArticlePage.objects.get(pk=article.pk).title == "Before"
    put_back(revision)
    keep()
    assert ArticlePage.objects.get(pk=article.pk).title == "After"


def test_a_correction_of_the_live_page_keeps_the_later_edit(news_index):
    article = ArticlePageFactory(parent=news_index, title="Before")
    article.save_revision().publish()
    article.title = "After"
    later = schedule(article)
    article.title, article.go_live_at = "Befoer, corrected", None
    article.save_revision().publish()
    later.refresh_from_db()
    assert later.approved_go_live_at is not None
    put_back(later)
    keep()
    assert ArticlePage.objects.get(pk=article.pk).title == "After"


def test_the_service_schedules_what_the_watch_publishes(news_index):
    article = ArticlePageFactory(parent=news_index, live=False)
    article.save_revision()
    due_at = timezone.now() + timedelta(hours=1)
    schedule_for(page=article, go_live_at=due_at, user=superuser())
    with time_machine.travel(due_at, tick=False):
        keep()
    assert is_live(article)


def test_a_later_time_in_the_text_puts_it_off_and_is_no_verdict(news_index):
    revision = overdue(news_index)
    later = timezone.now() + timedelta(hours=3)
    revision.content["go_live_at"] = later.isoformat()
    revision.save()
    assert keep() == []
    assert not is_live(revision)
    assert Revision.objects.get(pk=revision.pk).approved_go_live_at == later


def test_they_go_out_in_the_order_in_which_they_were_due(news_index):
    second = overdue(news_index, late=timedelta(minutes=1))
    first = overdue(news_index, late=timedelta(hours=1))
    assert [verdict.revision for verdict in keep()] == [first, second]


def test_whoever_stops_asking_leaves_the_rest(news_index):
    revisions = [overdue(news_index, late=timedelta(hours=hours)) for hours in (3, 2, 1)]
    next(keep_promises(timezone.now()))
    assert [is_live(revision) for revision in revisions] == [True, False, False]
