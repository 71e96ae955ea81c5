import gc
import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.common.processes import when_parent_ends
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
            when_parent_ends(worker.stop, parent=parent)
        gc.freeze()  # what is loaded is not searched again when the process ends, which took a second
        worker.run()
