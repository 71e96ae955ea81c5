from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from cms.preparing import prepare
from cms.serving import serve


class Command(BaseCommand):
    help = (
        "Prepare the site (database, administrator, with DEMO=true demo content in an empty one), then serve "
        "it together with its worker until Ctrl-C."
    )
    # `prepare` has to run before most checks could pass, and a start should take no longer than needed.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--prepare-only", action="store_true", help="Prepare the site, then stop.")

    def handle(self, *, prepare_only: bool, **options: Any) -> None:
        prepare(say=self._say, with_demo=settings.SERVE_DEMO)
        if not prepare_only:
            serve(
                host=settings.SERVE_HOST,
                port=settings.SERVE_PORT,
                workers=settings.SERVE_WORKERS,
                say=self._say,
            )

    def _say(self, message: str) -> None:
        self.stdout.write(message)
        self.stdout.flush()
