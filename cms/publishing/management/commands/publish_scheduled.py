import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cms.publishing.models import Verdict
from cms.publishing.templatetags.times import when
from cms.publishing.watch.attempts import keep_promises
from cms.publishing.watch.due import due, title_of

# How long to wait for what another process has in hand.
_PATIENCE_SECONDS = 10


class Command(BaseCommand):
    """Takes the place of Wagtail's command, for those who call that one from cron."""

    help = (
        "Publish and expire once what is due. Not needed beside `manage.py worker`, and harmless. "
        "Ends with status 1 while anything fails or is stuck."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dryrun", action="store_true", help="Say what is due, and change nothing.")

    def handle(self, *, dryrun: bool, **options: Any) -> None:
        now = timezone.now()
        if dryrun:
            self._say_what_is_due(now)
            return
        for verdict in _keep_all(now):
            self.stdout.write(f"{_about(verdict.kind, verdict.title, verdict.due_at)}: {_result(verdict)}")
        if troubles := [*_failing(), *_left(now)]:
            raise CommandError("\n".join(["Not done as scheduled:", *troubles]))

    def _say_what_is_due(self, now: datetime) -> None:
        promises = due(now)
        for promise in promises:
            self.stdout.write(_about(promise.kind, title_of(promise), promise.due_at))
        if not promises:
            self.stdout.write("Nothing is due.")


def _keep_all(now: datetime) -> Iterator[Verdict]:
    """Also what another process has in hand at first, as long as that one makes headway."""
    yield from keep_promises(now)
    left, waiting_since = due(now), time.monotonic()
    while left and time.monotonic() < waiting_since + _PATIENCE_SECONDS:
        time.sleep(0.2)
        yield from keep_promises(now)
        before, left = left, due(now)
        if len(left) < len(before):
            waiting_since = time.monotonic()


def _failing() -> Iterator[str]:
    unkept = Verdict.objects.filter(outcome__in=[Verdict.Outcome.FAILING, Verdict.Outcome.STUCK])
    for verdict in unkept:
        yield f"{_about(verdict.kind, verdict.title, verdict.due_at)}: {_result(verdict)}"


def _left(now: datetime) -> Iterator[str]:
    for promise in due(now):
        yield f"{_about(promise.kind, title_of(promise), promise.due_at)}: another process has it in hand"


def _about(kind: str, title: str, due_at: datetime) -> str:
    return f"{Verdict.Kind(kind).label} of “{title}”, due {when(due_at)}"


def _result(verdict: Verdict) -> str:
    return f"{verdict.get_outcome_display()}. {verdict.reason}".rstrip(". ")
