from typing import Any

from django.core.management.base import BaseCommand

from cms.intake.upkeep import forget


class Command(BaseCommand):
    help = (
        "Delete the one-time keys, spent proofs and tallies that are older than a day; the worker does, too."
    )

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{forget()} rows deleted.")
