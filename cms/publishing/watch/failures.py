"""What happens when a promise cannot be kept: it is written down, and tried again later."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from cms.publishing.models import Verdict
from cms.publishing.watch import expiry, golive
from cms.publishing.watch.notices import announce
from cms.publishing.watch.promises import Promise
from cms.publishing.watch.reasons import reason_for
from cms.publishing.watch.verdicts import verdict_on

Outcome = Verdict.Outcome

# After 1, 5 and 15 minutes, then hourly for a day.
_PAUSES = [*(timedelta(minutes=minutes) for minutes in (1, 5, 15)), *[timedelta(hours=1)] * 24]


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after this many attempts; None when it is not tried any more."""
    return _PAUSES[attempts - 1] if attempts <= len(_PAUSES) else None


@transaction.atomic
def record_failure(promise: Promise, error: Exception, *, now: datetime) -> Verdict | None:
    """Count the attempt and say why; the schedule stays. People are told of the first failure only.

    None where the promise was kept or taken back meanwhile, or another worker counted the same attempt.
    """
    if not (held := _hold(promise)):
        return None
    item, title = held
    verdict = verdict_on(promise)
    if verdict.next_attempt_at is not None and verdict.next_attempt_at > now:
        return None
    _count(verdict, now)
    verdict.title, verdict.reason = title, reason_for(error)
    verdict.save()
    if verdict.attempts == 1:
        announce(verdict, item, action="publishing.failed", by_mail=True)
    return verdict


def _hold(promise: Promise) -> tuple[Any | None, str] | None:
    """The object, if it is still there, and what it is called."""
    if promise.kind == Verdict.Kind.EXPIRY:
        item = expiry.hold(promise)
        return item and (item, str(item))
    revision = golive.hold(promise)
    return revision and (golive.item_of(revision), revision.object_str)


def _count(verdict: Verdict, now: datetime) -> None:
    is_new_promise = verdict.outcome not in {Outcome.FAILING, Outcome.STUCK}
    verdict.attempts = 1 if is_new_promise else verdict.attempts + 1
    pause = pause_after(verdict.attempts)
    verdict.outcome = Outcome.STUCK if pause is None else Outcome.FAILING
    verdict.next_attempt_at = None if pause is None else now + pause
