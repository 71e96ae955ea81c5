import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.common import personal_data


class Command(BaseCommand):
    help = "Write all that the site keeps under one e-mail address, case aside, as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True, metavar="ADDRESS")

    def handle(self, *, email: str, **options: Any) -> None:
        if "@" not in email:
            raise CommandError(f"{email!r} is not an e-mail address.")
        found = {"address": email, **personal_data.find(email)}
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
