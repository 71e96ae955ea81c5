"""Any number of workers at once: each stage runs once, and each alert is sent once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import close_old_connections, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.publishing.models import PreflightRun
from cms.publishing.preflight.recheck import recheck
from newsroom.models import ArticlePage, NewsIndexPage
from tests.factories import ArticlePageFactory, ImageFactory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True)]

WORKERS = 4
ITEMS = 5


def test_each_stage_runs_once_whoever_asks(news_index: NewsIndexPage) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory; see the test with processes")
    author = User.objects.create_user("author", "author@example.org")
    image = ImageFactory(licence="own")
    for _ in range(ITEMS):
        article = ArticlePageFactory(parent=news_index, live=False, lead_image=image)
        article.go_live_at = timezone.now() + timedelta(hours=2)
        article.save_revision(user=author).publish()
    image.description = ""
    image.save()
    barrier = Barrier(WORKERS)
    soon = timezone.now() + timedelta(hours=1, minutes=30)

    def work(_number: int) -> int:
        try:
            barrier.wait()
            return recheck(now=soon)
        finally:
            close_old_connections()
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        done = sum(pool.map(work, range(WORKERS)))
    assert done == ITEMS
    assert PreflightRun.objects.filter(stage=PreflightRun.Stage.HOUR_BEFORE).count() == ITEMS
    assert DBTaskResult.objects.count() == ITEMS
    assert ArticlePage.objects.live().count() == 0
