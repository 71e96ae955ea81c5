from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from cms.common import personal_data


class Command(BaseCommand):
    help = (
        "Erase the personal data of those who wrote to the site: what is older than it may be, as the worker "
        "does once a day, or all that is kept under one e-mail address. The audit log keeps that it was done."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--older-than",
            type=int,
            metavar="DAYS",
            help="erase what was closed so long ago, instead of APPLICATION_RETENTION_DAYS",
        )
        which.add_argument("--email", metavar="ADDRESS", help="erase all under this address, however old")
        parser.add_argument("--dry-run", action="store_true", help="count only, erase nothing")

    @transaction.atomic
    def handle(self, *, older_than: int | None, email: str | None, dry_run: bool, **options: Any) -> None:
        if older_than is not None and not 0 <= older_than <= _MOST_DAYS:
            raise CommandError(f"--older-than takes a number of days from 0 to {_MOST_DAYS}.")
        if email is not None and "@" not in email:
            raise CommandError(f"{email!r} is not an e-mail address.")
        if email is not None:
            erased = personal_data.erase(email)
        else:
            erased = personal_data.erase_outdated(personal_data.Terms.of(timezone.now(), days=older_than))
        # Done and taken back, so that the figures are those of the real thing. Files go after the commit.
        transaction.set_rollback(dry_run)
        verb = "Would erase" if dry_run else "Erased"
        self.stdout.write(f"{verb}: " + ", ".join(f"{name} {number}" for name, number in erased.items()))


_MOST_DAYS = 36_500
