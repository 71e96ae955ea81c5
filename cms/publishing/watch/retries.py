"""A failed promise is tried again when somebody says so."""

from contextlib import suppress

from django.utils import timezone

from cms.publishing.models import Verdict
from cms.publishing.watch.attempts import attempt
from cms.publishing.watch.locking import TurnTakenError
from cms.publishing.watch.promises import Promise
from cms.publishing.watch.withdrawals import close_withdrawn

Outcome = Verdict.Outcome


def retry_now(verdict: Verdict) -> Verdict:
    """Try once more at once, also what is stuck; the verdict as it stands then.

    A verdict that is settled stays as it is. While a worker is publishing, it is left to that one,
    which goes on with it.
    """
    open_verdicts = Verdict.objects.filter(pk=verdict.pk, outcome__in=[Outcome.FAILING, Outcome.STUCK])
    now = timezone.now()
    if open_verdicts.update(outcome=Outcome.FAILING, next_attempt_at=now):
        close_withdrawn(now)
        with suppress(TurnTakenError):
            attempt(Promise.of(verdict))
    verdict.refresh_from_db()
    return verdict
