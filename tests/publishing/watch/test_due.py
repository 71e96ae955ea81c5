"""What is due, and when something will be."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.publishing.models import Verdict
from cms.publishing.watch.due import due, next_moment
from tests.factories import ArticlePageFactory
from tests.publishing.watch.promising import overdue, overdue_expiry, schedule

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def test_nothing_promised_is_no_moment():
    assert next_moment(timezone.now()) is None
    assert due(timezone.now()) == []


def test_the_next_moment_is_the_earliest_of_all_that_lies_ahead(news_index):
    now = timezone.now()
    article = ArticlePageFactory(parent=news_index)
    Page.objects.filter(pk=article.pk).update(expire_at=now + 3 * HOUR)
    assert next_moment(now) == now + 3 * HOUR
    schedule(ArticlePageFactory(parent=news_index, live=False), now + 2 * HOUR)
    assert next_moment(now) == now + 2 * HOUR
    Verdict.objects.create(
        content_object=article,
        kind="expiry",
        due_at=now - HOUR,
        outcome="failing",
        next_attempt_at=now + HOUR,
    )
    assert next_moment(now) == now + HOUR


def test_what_is_due_already_is_no_moment_ahead(news_index):
    overdue(news_index)
    assert next_moment(timezone.now()) is None


def test_a_draft_does_not_expire(news_index):
    overdue_expiry(ArticlePageFactory(parent=news_index, live=False))
    assert due(timezone.now()) == []


def test_go_lives_and_expiries_come_in_the_order_of_their_times(news_index):
    live = ArticlePageFactory(parent=news_index)
    overdue(news_index, late=HOUR)
    overdue_expiry(live, late=2 * HOUR)
    overdue(news_index, late=3 * HOUR)
    assert [promise.kind for promise in due(timezone.now())] == ["go-live", "expiry", "go-live"]


@pytest.mark.parametrize("count", [2, 20])
def test_the_queries_do_not_grow_with_what_is_promised(news_index, django_assert_max_num_queries, count):
    for _ in range(count):
        overdue(news_index)
        overdue_expiry(ArticlePageFactory(parent=news_index))
        schedule(ArticlePageFactory(parent=news_index, live=False))
    due(timezone.now())
    with django_assert_max_num_queries(6):
        due(timezone.now())
        next_moment(timezone.now())
