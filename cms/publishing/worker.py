"""What nobody waits for: queued jobs, and publishing at the time that was promised."""

import logging
import threading
import time

from django.core.management import call_command
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker

logger = logging.getLogger(__name__)


class Worker:
    """One process's loop: a due page first, then one job of the background queue, until told to stop.

    Any number of workers may run side by side; the queue hands a job to one of them.
    """

    def __init__(self, *, poll_seconds: float = 1.0, publish_every_seconds: float = 10.0) -> None:
        self.poll_seconds = poll_seconds
        self.publish_every_seconds = publish_every_seconds
        self._id = get_random_string(32)
        self._stopping = threading.Event()
        self._next_publishing = 0.0

    def stop(self) -> None:
        """Ask the loop to end after what it is doing now. Safe to call from a signal handler."""
        self._stopping.set()

    def run(self) -> None:
        while not self._stopping.is_set():
            if not self.run_once():
                self._stopping.wait(self.poll_seconds)

    def run_once(self) -> bool:
        """Do what is due; True when a job was run, so that another may be waiting.

        A failure is logged and ends nothing: the database may be back at the next turn.
        """
        close_old_connections()
        try:
            self._publish_what_is_due()
            return self._run_one_job()
        except Exception:
            logger.exception("The worker could not finish its turn; it goes on with the next.")
            return False

    def _publish_what_is_due(self) -> None:
        now = time.monotonic()
        if now >= self._next_publishing:
            self._next_publishing = now + self.publish_every_seconds
            call_command("publish_scheduled", verbosity=0)

    def _run_one_job(self) -> bool:
        queue = QueueWorker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="background",
            startup_delay=False,
            max_tasks=1,
            worker_id=self._id,
            excluded_queue_names=[],
        )
        queue.run()
        return queue._run_tasks > 0  # noqa: SLF001 (the library keeps no public count)
