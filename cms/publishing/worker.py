"""What nobody waits for: publishing at the time that was promised, and queued jobs."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import Error, close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string

from cms.common.bell import Bell, listen
from cms.publishing.duties import Daily
from cms.publishing.jobs import next_job, run_one_job, take_up_abandoned_jobs
from cms.publishing.preflight.recheck import next_recheck, recheck
from cms.publishing.watch.attempts import keep_promises
from cms.publishing.watch.due import due, next_moment
from cms.publishing.watch.locking import is_passing

logger = logging.getLogger(__name__)

Result = TypeVar("Result")

# Between two turns, so that an import of a thousand pages is not a thousand changes.
_REST_SECONDS = 0.1
# Asleep, it looks so often whether it is to end, and whether the clock was set.
_NAP = timedelta(seconds=0.2)
# While another process has in hand what is due.
_PAUSE = timedelta(seconds=0.2)
_PAUSE_WITHOUT_DATABASE = timedelta(seconds=1)


class Worker:
    """One process's loop: whatever is due, then one job of the background queue, until told to stop.

    Once a day it does its duties, too. Any number of workers may run side by side. It sleeps until something
    falls due or the database changes, but never longer than `longest_sleep`, in which nothing is missed that
    made no noise.
    """

    def __init__(self, *, longest_sleep: timedelta = timedelta(seconds=5)) -> None:
        self._longest_sleep = longest_sleep
        self._id = get_random_string(32)
        self._stopping = threading.Event()
        self._wake_at = timezone.now()
        self._daily = Daily()

    def stop(self) -> None:
        """Ask the loop to end after what it is doing now. Safe to call from a signal handler."""
        self._stopping.set()

    def run(self) -> None:
        with closing(listen()) as bell:
            while not self._stopping.is_set():
                if not self.run_once():
                    self._sleep(bell)

    def run_once(self) -> bool:
        """Do what is due, and one job; True when there was one, so that another may be waiting.

        A failure is logged and ends nothing: the database may be back at the next turn.
        """
        close_old_connections()
        now = timezone.now()
        try:
            moments = [
                _safely(self._keep_promises, now),
                _safely(_check_ahead, now),
                _safely(_look_after_jobs, now),
                _safely(self._daily.keep, now),
            ]
            self._wake_at = min([now + self._longest_sleep, *filter(None, moments)])
            return bool(_safely(run_one_job, self._id))
        except Error as error:
            logger.warning("The database cannot be used; the worker tries again: %s", error)
            self._wake_at = timezone.now() + _PAUSE_WITHOUT_DATABASE
            return False

    def _keep_promises(self, now: datetime) -> datetime | None:
        """When the next one is to be kept."""
        for _verdict in keep_promises(now):
            if self._stopping.is_set():
                break
        return now + _PAUSE if due(now) else next_moment(now)

    def _sleep(self, bell: Bell) -> None:
        """Until it rings or the time has come. More time left than at first: the clock was put back."""
        time.sleep(_REST_SECONDS)
        while not self._stopping.is_set():
            left = self._wake_at - timezone.now()
            if not timedelta(0) < left <= self._longest_sleep:
                return
            if bell.rang_within(min(left, _NAP).total_seconds()):
                return


def _check_ahead(now: datetime) -> datetime | None:
    recheck(now=now)
    return next_recheck(now=now)


def _look_after_jobs(now: datetime) -> datetime | None:
    take_up_abandoned_jobs(now)
    return next_job(now)


def _safely(act: Callable[..., Result], *arguments: object) -> Result | None:
    """An error in one part of the turn keeps no other from its work; only without a database none goes on."""
    try:
        return act(*arguments)
    except Exception as error:
        if is_passing(error):
            raise
        logger.exception("The worker could not finish a part of its turn; it goes on with the next.")
        return None
