"""The worker publishes, runs jobs, and survives what goes wrong."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from cms.publishing.jobs import next_job, run_one_job, take_up_abandoned_jobs
from cms.publishing.models import Verdict
from cms.publishing.worker import Worker
from newsroom.models import ArticlePage, NewsIndexPage
from tests.factories import ArticlePageFactory
from tests.publishing.watch.promising import is_live, overdue, schedule

# A worker closes old connections, which a test's own transaction would not survive.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PROJECT = Path(__file__).resolve().parents[2]


@task(backend="background")
def double(number: int) -> int:
    return number * 2


@task(backend="background")
def fail() -> None:
    raise ValueError("no paper in the printer")


def test_worker_runs_the_jobs_of_the_queue() -> None:
    results = [double.enqueue(number) for number in (1, 2)]
    worker = Worker()
    assert worker.run_once()
    assert worker.run_once()
    assert not worker.run_once()
    for result in results:
        result.refresh()
    assert [result.return_value for result in results] == [2, 4]


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


def test_a_long_queue_delays_a_publication_by_one_job_at_most(news_index: NewsIndexPage) -> None:
    for number in range(3):
        double.enqueue(number)
    revision = overdue(news_index)
    assert Worker().run_once()
    assert is_live(revision)
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 2


def test_publications_that_fail_delay_no_job(news_index: NewsIndexPage) -> None:
    double.enqueue(21)
    revision = overdue(news_index)
    Page.objects.filter(pk=revision.object_id).update(locked=True)
    assert Worker().run_once()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_an_error_of_one_part_of_the_turn_keeps_no_other_from_its_work(
    news_index: NewsIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.publishing.worker.recheck", lambda now: 1 / 0)
    double.enqueue(21)
    revision = overdue(news_index)
    assert Worker().run_once()
    assert is_live(revision)


class SilentBell:
    """Counts how often somebody waited for it, and never rings."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act = act
        self.waits = 0

    def rang_within(self, seconds: float) -> bool:
        self.waits += 1
        self.act()
        return False

    def close(self) -> None: ...


@pytest.mark.parametrize("shift", [timedelta(days=1), timedelta(days=-1)])
def test_a_worker_asleep_notices_that_the_clock_was_set(shift: timedelta) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        worker = Worker()
        worker.run_once()
        bell = SilentBell(lambda: clock.shift(shift))
        worker._sleep(bell)
    assert bell.waits == 1


def test_a_worker_asleep_ends_when_it_is_asked() -> None:
    worker = Worker()
    worker.run_once()
    bell = SilentBell(worker.stop)
    worker._sleep(bell)
    assert bell.waits == 1


def test_a_worker_sleeps_until_the_next_moment_and_never_too_long(news_index: NewsIndexPage) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        worker = Worker(longest_sleep=timedelta(seconds=5))
        worker.run_once()
        assert worker._wake_at == timezone.now() + timedelta(seconds=5)
        schedule(ArticlePageFactory(parent=news_index, live=False), timezone.now() + timedelta(seconds=3))
        worker.run_once()
        assert worker._wake_at == timezone.now() + timedelta(seconds=3)
        clock.shift(timedelta(seconds=3))
        worker.run_once()
    assert Verdict.objects.get().delay == timedelta(0)


class TestAbandonedJobs:
    """A job whose worker was killed is run again."""

    @pytest.fixture
    def job(self) -> DBTaskResult:
        double.enqueue(21)
        job = DBTaskResult.objects.get()
        job.claim("a worker that is gone")
        return job

    def test_it_is_taken_up_after_a_while(self, job: DBTaskResult) -> None:
        take_up_abandoned_jobs(timezone.now() + timedelta(minutes=11))
        assert run_one_job("another")
        job.refresh_from_db()
        assert (job.status, job.return_value) == (TaskResultStatus.SUCCESSFUL, 42)

    def test_it_is_left_to_a_worker_that_may_still_run_it(self, job: DBTaskResult) -> None:
        take_up_abandoned_jobs(timezone.now() + timedelta(minutes=9))
        assert not run_one_job("another")

    def test_one_that_ends_its_workers_is_given_up(self, job: DBTaskResult) -> None:
        for _ in range(2):
            job.claim("one more")
        take_up_abandoned_jobs(timezone.now() + timedelta(minutes=11))
        job.refresh_from_db()
        assert job.status == TaskResultStatus.FAILED
        assert "3 workers ended" in job.traceback


def test_a_job_for_later_is_known_and_waits() -> None:
    later = timezone.now() + timedelta(hours=1)
    double.using(run_after=later).enqueue(21)
    assert next_job(timezone.now()) == later
    assert not run_one_job("any")


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
