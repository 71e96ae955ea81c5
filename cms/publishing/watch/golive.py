"""A scheduled revision goes live, or its time is over."""

from datetime import datetime
from typing import Any, cast

from django.db import DatabaseError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.publishing.models import Verdict
from cms.publishing.templatetags.times import when
from cms.publishing.watch.locking import held
from cms.publishing.watch.notices import announce, note_delay
from cms.publishing.watch.promises import Promise
from cms.publishing.watch.reasons import BrokenItemError, UnknownTypeError
from cms.publishing.watch.verdicts import record_done, record_missed

PUBLISHED = "wagtail.publish.scheduled"


def hold(promise: Promise) -> Revision | None:
    """The revision, held; None where it is not promised any more or another worker has it."""
    promised = Revision.objects.filter(pk=promise.revision_id, approved_go_live_at=promise.due_at)
    revision: Revision | None = held(promised)
    return revision


def keep(promise: Promise, now: datetime) -> Verdict | None:
    """Within a transaction: publish, and say so. None where there is nothing to do for this worker.

    An embargo window that is over is not opened for a moment: what has expired already is never published.
    """
    if (revision := hold(promise)) is None or not _is_free(revision):
        return None
    item = _as_it_will_be(revision)
    if item.expire_at is not None and item.expire_at <= now:
        return _miss(promise, revision, item)
    revision.publish(log_action=PUBLISHED)
    if not _is_live(revision):
        return None  # its text names a later time than its schedule, which Wagtail now has corrected
    verdict = record_done(promise, title=revision.object_str)
    note_delay(verdict, item, action=PUBLISHED)
    return verdict


def item_of(revision: Revision) -> Any | None:
    """The object as it is in the database, a page as a plain Page; None where it is gone."""
    return _rows(revision).first()


def _rows(revision: Revision) -> QuerySet[Any]:
    model = cast("Any", revision.base_content_type.model_class())
    rows: QuerySet[Any] = model.objects.filter(pk=revision.object_id)
    return rows


def _is_free(revision: Revision) -> bool:
    """Take the object, too, which editors change. Raises BrokenItemError where there is none."""
    if revision.content_type.model_class() is None:
        raise UnknownTypeError(revision.content_type)
    if held(_rows(revision)) is not None:
        return True
    if item_of(revision) is None:
        raise BrokenItemError(_("“%(title)s” was deleted.") % {"title": revision.object_str})
    return False


def _as_it_will_be(revision: Revision) -> Any:
    try:
        return revision.as_object()
    except DatabaseError:
        raise
    except Exception as error:
        raise BrokenItemError(
            _(
                "The scheduled version can no longer be read, perhaps because something it refers to was "
                "deleted (%(error)s). Save the item again and schedule that."
            )
            % {"error": f"{type(error).__name__}: {error}"}
        ) from error


def _is_live(revision: Revision) -> bool:
    return _rows(revision).filter(live=True, live_revision=revision.pk).exists()


def _miss(promise: Promise, revision: Revision, item: Any) -> Verdict:
    reason = _(
        "It was to be shown from %(start)s until %(end)s. That time was over before it could be published, "
        "so it was not."
    ) % {"start": when(promise.due_at), "end": when(item.expire_at)}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    verdict = record_missed(promise, title=revision.object_str, reason=reason)
    # They were told already where it failed before.
    announce(verdict, item, action="publishing.missed", by_mail=verdict.attempts == 0)
    return verdict
