"""Writing down what became of a promise, in the transaction in which it happened."""

from datetime import datetime

from django.utils import timezone

from cms.publishing.models import Verdict
from cms.publishing.watch.promises import Promise

Outcome = Verdict.Outcome


def verdict_on(promise: Promise) -> Verdict:
    """The verdict there is already, or a new one that is not saved yet."""
    known = Verdict.objects.filter(**promise.key).first()
    return known or Verdict(**promise.fields)


def record_done(promise: Promise, *, title: str) -> Verdict:
    """Late is measured here, as near to the commit as can be."""
    verdict = verdict_on(promise)
    verdict.attempts += 1
    return _settle(verdict, title=title, outcome=Outcome.DONE, done_at=timezone.now(), reason="")


def record_missed(promise: Promise, *, title: str, reason: str) -> Verdict:
    return _settle(verdict_on(promise), title=title, outcome=Outcome.MISSED, reason=reason)


def _settle(
    verdict: Verdict, *, title: str, outcome: Outcome, reason: str, done_at: datetime | None = None
) -> Verdict:
    verdict.title, verdict.outcome, verdict.reason = title, outcome, reason
    verdict.done_at, verdict.next_attempt_at = done_at, None
    verdict.save()
    return verdict
