"""Acts on a site's database, in a process of its own: `python -m tests.publishing.watch.stage ACT ARGUMENT …`

The result is written as JSON.
"""

import json
import os
import random
import signal
import sys
import time
import uuid
from collections import Counter
from contextlib import suppress
from datetime import timedelta

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 (the models need the setup)
from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402
from wagtail.models import Page, PageLogEntry, Revision  # noqa: E402

from cms.publishing.mail import deliver  # noqa: E402
from cms.publishing.models import Verdict  # noqa: E402
from cms.publishing.watch.attempts import keep_promises  # noqa: E402
from cms.publishing.watch.due import due  # noqa: E402
from newsroom.models import ArticlePage, NewsIndexPage  # noqa: E402
from tests.factories import ArticlePageFactory, HomePageFactory, NewsIndexPageFactory  # noqa: E402
from tests.publishing.watch.promising import overdue, schedule  # noqa: E402


def clear() -> None:
    for page in Page.objects.filter(depth=2):
        page.delete()
    for model in (Revision, Verdict, PageLogEntry, DBTaskResult):
        model.objects.all().delete()


def make_overdue(count: str, late: str = "3600") -> None:
    for _ in range(int(count)):
        overdue(_news_index(), title=_title(), late=timedelta(seconds=int(late)))


def make_poison(count: str) -> None:
    """Articles that nobody may publish, due before all others; their author has an address."""
    author, _ = get_user_model().objects.get_or_create(username="ana", email="ana@example.org")
    for _ in range(int(count)):
        revision = overdue(_news_index(), title=_title(), late=timedelta(days=1), owner=author)
        Page.objects.filter(pk=revision.object_id).update(locked=True)


def make_scheduled(count: str, seconds: str) -> None:
    """Articles that all go live at one moment, so many seconds from when they are made."""
    due_at = timezone.now() + timedelta(seconds=float(seconds))
    for _ in range(int(count)):
        schedule(ArticlePageFactory(parent=_news_index(), title=_title(), live=False), due_at)


def end_connections() -> None:
    """What a restart of the server does to everybody else."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def be_killed(times: str) -> dict[str, int]:
    """Publish in processes that are killed at random moments; never idle, never ending by themselves."""
    spoilt = 0
    for _ in range(int(times)):
        if len(due(timezone.now())) < 5:
            make_overdue("5")
        _close_connections()
        child = os.fork() or _publish_until_killed()
        time.sleep(random.uniform(0, 0.15))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        spoilt += not (os.WIFSIGNALED(status) and _is_whole())
    return {"spoilt": spoilt}


def report() -> dict[str, object]:
    articles = ArticlePage.objects.all()
    verdicts = Verdict.objects.filter(outcome="done")
    published = PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
    delays = [verdict.delay.total_seconds() for verdict in verdicts]
    return {
        "articles": articles.count(),
        "live": articles.filter(live=True).count(),
        "scheduled": Revision.objects.filter(approved_go_live_at__isnull=False).count(),
        "verdicts": Counter(Verdict.objects.values_list("outcome", flat=True)),
        "most_verdicts_on_one": _most(Verdict.objects.values_list("object_id", flat=True)),
        "log_entries": published.count(),
        "most_log_entries_on_one": _most(published.values_list("page", flat=True)),
        "mails": DBTaskResult.objects.filter(task_path=deliver.module_path).count(),
        "earliest": min(delays, default=None),
        "latest": max(delays, default=None),
    }


def _most(values) -> int:
    return max(Counter(values).values(), default=0)


def _close_connections() -> None:
    """So that no child uses one of its parent's; only PostgreSQL has a pool."""
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()


def _publish_until_killed() -> None:
    with suppress(BaseException):
        while True:
            list(keep_promises(timezone.now()))
    os._exit(1)


def _is_whole() -> bool:
    """Every article is live with its verdict, or scheduled without."""
    done = set(Verdict.objects.filter(outcome="done").values_list("object_id", flat=True))
    live = {str(pk) for pk in ArticlePage.objects.filter(live=True).values_list("pk", flat=True)}
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False)
    return done == live and live.isdisjoint(scheduled.values_list("object_id", flat=True))


def _title() -> str:
    """Like no other of any process, as its address must be."""
    return uuid.uuid4().hex


def _news_index() -> NewsIndexPage:
    found = NewsIndexPage.objects.first()
    return found or NewsIndexPageFactory(parent=HomePageFactory(parent=Page.objects.get(depth=1)))


if __name__ == "__main__":
    act, *arguments = sys.argv[1:]
    json.dump(globals()[act](*arguments), sys.stdout)
