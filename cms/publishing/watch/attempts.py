"""Keeping promises, each by itself: one that fails stops no other."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cms.publishing.models import Verdict
from cms.publishing.watch import expiry, golive
from cms.publishing.watch.due import due, is_due
from cms.publishing.watch.failures import record_failure
from cms.publishing.watch.locking import TurnTakenError, is_passing, take_turn
from cms.publishing.watch.promises import Promise
from cms.publishing.watch.reasons import is_expected
from cms.publishing.watch.withdrawals import close_withdrawn

logger = logging.getLogger(__name__)

_KEEP: dict[Verdict.Kind, Callable[[Promise, datetime], Verdict | None]] = {
    Verdict.Kind.GO_LIVE: golive.keep,
    Verdict.Kind.EXPIRY: expiry.keep,
}
# A busy database is asked again after so many seconds, before that counts as a failure.
_PAUSES_SECONDS = (0.1, 0.2, 0.4, 0.8)


def keep_promises(now: datetime) -> Iterator[Verdict]:
    """Try what is due, the oldest promise first; each verdict as it is written.

    Any number of processes may do so at once: while another one is at it, the rest is left to that one.
    Whoever stops asking for the next verdict leaves the rest as it is.
    """
    close_withdrawn(now)
    with suppress(TurnTakenError):
        for promise in due(now):
            if verdict := attempt(promise):
                yield verdict


def attempt(promise: Promise) -> Verdict | None:
    """Keep one promise, or write down why it could not be kept.

    None where there is nothing to do any more, or somebody is changing the item. Raises TurnTakenError, and
    the database's own error where not even the failure can be written down.
    """
    try:
        return _keep(promise)
    except TurnTakenError:
        raise
    except Exception as error:
        logger.warning("%s was not kept: %s", promise, error, exc_info=not is_expected(error))
        return record_failure(promise, error, now=timezone.now())


def _keep(promise: Promise) -> Verdict | None:
    for pause in _PAUSES_SECONDS:
        try:
            return _keep_once(promise)
        except Exception as error:
            if not is_passing(error):
                raise
            time.sleep(pause)
    return _keep_once(promise)


def _keep_once(promise: Promise) -> Verdict | None:
    now = timezone.now()
    if not is_due(promise, now):  # asked first without a lock: most likely another process was quicker
        return None
    with transaction.atomic():
        take_turn()
        return _KEEP[promise.kind](promise, now)
