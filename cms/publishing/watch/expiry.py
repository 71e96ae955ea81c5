"""What is live expires."""

from datetime import datetime
from typing import Any

from wagtail.models import Page, Revision

from cms.publishing.models import Verdict
from cms.publishing.watch.due import expiring_as, has_an_edit_first, scheduled_for
from cms.publishing.watch.locking import held
from cms.publishing.watch.notices import note_delay
from cms.publishing.watch.promises import Promise
from cms.publishing.watch.reasons import UnknownTypeError
from cms.publishing.watch.verdicts import record_done

UNPUBLISHED = "wagtail.unpublish.scheduled"


def hold(promise: Promise) -> Any | None:
    """The object, held, a page as its own type; None where it is not to expire then or another has it."""
    item = held(expiring_as(promise))
    return item.specific if isinstance(item, Page) else item


def keep(promise: Promise, now: datetime) -> Verdict | None:
    """Within a transaction: take it down, and say so. None where there is nothing to do for this worker.

    An edit that is due before goes first: it may bring a later expiry.
    """
    if (item := hold(promise)) is None or has_an_edit_first(promise, now):
        return None
    if isinstance(item, Page) and item.specific_class is None:
        raise UnknownTypeError(item.content_type)
    schedules = list(scheduled_for(promise).defer("content"))
    item.unpublish(set_expired=True, log_action=UNPUBLISHED)
    # Wagtail takes the schedules of what it unpublishes away; here a later version is still to come.
    for revision in schedules:
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=revision.approved_go_live_at)
    verdict = record_done(promise, title=str(item))
    note_delay(verdict, item, action=UNPUBLISHED)
    return verdict
