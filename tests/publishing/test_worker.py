"""The worker publishes, runs jobs, and survives what goes wrong."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from cms.publishing.worker import Worker
from newsroom.models import ArticlePage, NewsIndexPage
from tests.factories import ArticlePageFactory

PROJECT = Path(__file__).resolve().parents[2]


@task(backend="background")
def double(number: int) -> int:
    return number * 2


@task(backend="background")
def fail() -> None:
    raise ValueError("no paper in the printer")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_worker_runs_the_jobs_of_the_queue() -> None:
    results = [double.enqueue(number) for number in (1, 2)]
    worker = Worker()
    assert worker.run_once()
    assert worker.run_once()
    assert not worker.run_once()
    for result in results:
        result.refresh()
    assert [result.return_value for result in results] == [2, 4]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_failed_job_is_kept_with_its_reason_and_the_next_one_runs() -> None:
    fail.enqueue()
    double.enqueue(21)
    worker = Worker()
    while worker.run_once():
        pass
    states = dict(DBTaskResult.objects.values_list("task_path", "status"))
    assert states[fail.module_path] == TaskResultStatus.FAILED
    assert states[double.module_path] == TaskResultStatus.SUCCESSFUL
    failed = DBTaskResult.objects.get(task_path=fail.module_path)
    assert "no paper in the printer" in failed.traceback


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_worker_publishes_what_is_due(news_index: NewsIndexPage) -> None:
    article = ArticlePageFactory(parent=news_index, live=False)
    article.go_live_at = timezone.now() + timedelta(milliseconds=200)
    article.save_revision().publish()
    worker = Worker()
    assert not worker.run_once()
    assert not ArticlePage.objects.get(pk=article.pk).live
    time.sleep(0.25)
    worker.run_once()
    assert ArticlePage.objects.get(pk=article.pk).live


def test_worker_stops_when_asked(tmp_path: Path) -> None:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "VAR_DIR": str(tmp_path),
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=PROJECT, env=environment, check=True
    )
    worker = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=PROJECT, env=environment)
    with pytest.raises(subprocess.TimeoutExpired):
        worker.wait(timeout=6)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=15) == 0
