"""What the demo leaves on the editorial desk, so that a newcomer sees it at work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.publishing.planning import planned_day
from newsroom.models import ArticlePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.slow]


def on_the_desk() -> dict[str, ArticlePage]:
    return {page.slug: page for page in ArticlePage.objects.filter(live=False)}


def test_nothing_on_the_desk_is_public() -> None:
    assert len(on_the_desk()) == 3
    assert not ArticlePage.objects.public().filter(slug__in=on_the_desk()).exists()


def test_one_article_is_planned() -> None:
    article = on_the_desk()["an-evening-for-those-who-joined-this-year"]
    assert planned_day(article) == timezone.localdate() + timedelta(days=9)
    assert not article.approved_schedule


def test_one_article_is_scheduled_for_a_morning() -> None:
    revision = on_the_desk()["registration-for-the-annual-meeting-opens"].scheduled_revision
    due = timezone.localtime(revision.approved_go_live_at)
    assert (due.date() - timezone.localdate(), due.hour) == (timedelta(days=3), 10)


def test_one_article_waits_for_an_approval_that_its_administrator_may_give() -> None:
    article = on_the_desk()["what-a-mediator-does-on-a-monday"]
    assert article.current_workflow_task is not None
    assert article.latest_revision.user is None
