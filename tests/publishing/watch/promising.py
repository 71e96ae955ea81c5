"""What the tests of the watch promise."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Revision

from newsroom.models import ArticlePage, NewsIndexPage
from tests.factories import ArticlePageFactory

SOON = timedelta(hours=1)


def overdue(news_index: NewsIndexPage, *, late: timedelta = SOON, **fields: Any) -> Revision:
    """A draft whose go-live has come: scheduled as an editor does, then put back in time."""
    article = ArticlePageFactory(parent=news_index, live=False, **fields)
    return put_back(schedule(article), late)


def schedule(article: ArticlePage, at: datetime | None = None) -> Revision:
    article.go_live_at = at or timezone.now() + SOON
    revision = article.save_revision()
    revision.publish()
    revision.refresh_from_db()
    return revision


def put_back(revision: Revision, late: timedelta = SOON) -> Revision:
    """As if it had been scheduled for a time that has come."""
    due_at = timezone.now() - late
    revision.approved_go_live_at = due_at
    revision.content["go_live_at"] = due_at.isoformat()
    revision.save()
    Page.objects.filter(pk=revision.object_id, live=False).update(go_live_at=due_at)
    return revision


def overdue_expiry(article: ArticlePage, *, late: timedelta = SOON) -> datetime:
    due_at = timezone.now() - late
    Page.objects.filter(pk=article.pk).update(expire_at=due_at)
    return due_at


def is_live(item: Revision | ArticlePage) -> bool:
    pk = item.object_id if isinstance(item, Revision) else item.pk
    return Page.objects.get(pk=pk).live
