import os
import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.publishing.worker import Worker


class Command(BaseCommand):
    help = "Publish what is due and run queued jobs until stopped with Ctrl-C or SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--parent", type=int, metavar="PID", help="Also stop when the process that started it is gone."
        )

    def handle(self, *, parent: int | None, **options: Any) -> None:
        worker = Worker()
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signal_number, lambda *_: worker.stop())
        if parent is not None:
            threading.Thread(target=_stop_after, args=(worker, parent), daemon=True).start()
        worker.run()


def _stop_after(worker: Worker, parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    worker.stop()
