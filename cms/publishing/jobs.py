"""The background queue: one job at a time, and none lost with the process that ran it."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult, get_date_max

BACKEND = "background"

# No job takes so long; one that does was left by a process that is gone.
_LONGEST = timedelta(minutes=10)
# A job that is left so often ends its workers.
_TRIES = 3


class AbandonedError(Exception):
    """The processes that ran a job ended before it did."""


def run_one_job(worker_id: str) -> bool:
    """Run the next job, if one is waiting for its turn. A job that fails is kept with its traceback."""
    if not _jobs().ready().exists():  # asked without a lock
        return False
    queue = QueueWorker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=1,
        worker_id=worker_id,
        excluded_queue_names=[],
    )
    queue.run()
    return queue._run_tasks > 0  # noqa: SLF001 (the library keeps no public count)


def next_job(now: datetime) -> datetime | None:
    """When a job is to be run that was queued for later, or an abandoned one taken up."""
    later = _jobs().filter(status=TaskResultStatus.READY, run_after__gt=now, run_after__lt=get_date_max())
    moment: datetime | None = later.aggregate(first=Min("run_after"))["first"]
    return moment


def take_up_abandoned_jobs(now: datetime) -> None:
    """Let the jobs be run again whose process was killed.

    What such a job had done before may be done twice, so that nothing is left undone.
    """
    abandoned = _jobs().filter(status=TaskResultStatus.RUNNING, started_at__lt=now - _LONGEST)
    for job in abandoned:
        if len(job.worker_ids) < _TRIES:
            abandoned.filter(pk=job.pk).update(status=TaskResultStatus.READY)
        else:
            job.set_failed(AbandonedError(f"{_TRIES} workers ended while they ran it."))


def _jobs() -> Any:
    return DBTaskResult.objects.filter(backend_name=BACKEND)
