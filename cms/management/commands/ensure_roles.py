from typing import Any

from django.core.management.base import BaseCommand

from cms.roles import ensure_roles


class Command(BaseCommand):
    help = "Make the groups Communications, Editors and Registrars, and their workflow, what they should be."

    def handle(self, **options: Any) -> None:
        for change in ensure_roles() or ["Nothing to change: the roles are what they should be."]:
            self.stdout.write(change)
