"""Scheduling of what may go out: by whoever may publish it, or may edit it and has it approved.

Each act takes a lock on the page's row, so that what it decides on stays true until it is done.
"""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from cms.publishing.editing.holds import refuse_locked
from cms.publishing.gate import refuse_in_workflow
from cms.publishing.refusals import NotApprovedError, PublicationRefusedError
from cms.publishing.revisions import is_approved
from cms.publishing.timing import expiry_time, refuse_far


@transaction.atomic
def schedule(*, page: Page, go_live_at: datetime, user: Any) -> Revision:
    """Schedule the latest revision of a page; the revision stays the one that was approved.

    Raises ValidationError for a time that cannot be, PublicationRefusedError where it may not be. Takes
    the place of an earlier schedule.
    """
    page = _hold(page)
    return _promise(page, _draft(page), go_live_at, user)


@transaction.atomic
def move(*, page: Page, go_live_at: datetime, user: Any) -> Revision:
    """Give what is scheduled another time. Raises as `schedule` does."""
    page = _hold(page)
    return _promise(page, _scheduled(page), go_live_at, user)


@transaction.atomic
def withdraw(*, page: Page, user: Any) -> Revision:
    """Take the schedule back; the revision stays a draft, approved if it was. Raises as `schedule` does."""
    page = _hold(page)
    revision = _scheduled(page)
    _refuse_outsiders(page, revision, user)
    refuse_locked(page, user)
    revision.approved_go_live_at = None
    revision.save(user=user, update_fields=["approved_go_live_at"])  # writes the log entry, too
    _note(revision, None)
    if not page.live:
        Page.objects.filter(pk=page.pk).update(go_live_at=None)
    return revision


def may_schedule(page: Page, user: Any) -> bool:
    """Whether this user may schedule the latest revision now, or move or withdraw what is scheduled."""
    try:
        refuse_scheduling(page, user)
    except (PublicationRefusedError, ValidationError):
        return False
    return True


def refuse_scheduling(page: Page, user: Any) -> None:
    """Raises what `schedule`, `move` or `withdraw` would, whatever the time."""
    revision = page.scheduled_revision or _draft(page)
    _refuse_outsiders(page, revision, user)
    refuse_locked(page, user)
    refuse_in_workflow(page, revision)


def _hold(page: Page) -> Page:
    return Page.objects.select_for_update(no_key=True).get(pk=page.pk).specific


def _draft(page: Page) -> Revision:
    revision: Revision | None = page.get_latest_revision()
    if revision is None or (page.live and not page.has_unpublished_changes):
        raise ValidationError(_("“%(title)s” has no draft that could be scheduled.") % {"title": page})
    return revision


def _scheduled(page: Page) -> Revision:
    if page.scheduled_revision is None:
        raise ValidationError(_("“%(title)s” is not scheduled.") % {"title": page})
    return page.scheduled_revision


def _promise(page: Page, revision: Revision, go_live_at: datetime, user: Any) -> Revision:
    _refuse_outsiders(page, revision, user)
    _check_time(revision, go_live_at)
    _note(revision, go_live_at)
    revision.publish(user=user, skip_permission_checks=True)
    return revision


def _refuse_outsiders(page: Page, revision: Revision, user: Any) -> None:
    permissions = page.permissions_for_user(user)
    if permissions.can_publish():
        return
    if not permissions.can_edit():
        raise PublicationRefusedError(_("You may not edit “%(title)s”.") % {"title": page})
    if not is_approved(revision):
        raise NotApprovedError(
            _("“%(title)s” is not approved as it stands. Once it is, you can schedule it.") % {"title": page}
        )


def _check_time(revision: Revision, go_live_at: datetime) -> None:
    refuse_far(go_live_at)
    if go_live_at <= timezone.now():
        raise ValidationError({"go_live_at": _("This time is in the past.")}, code="past")
    expire_at = expiry_time(revision)
    if expire_at is not None and expire_at <= go_live_at:
        raise ValidationError({"go_live_at": _("It expires before that time.")}, code="expired")


def _note(revision: Revision, go_live_at: datetime | None) -> None:
    """Write the time into the revision itself: it is no part of what was approved."""
    revision.content["go_live_at"] = go_live_at and go_live_at.astimezone(UTC).isoformat()
    revision.save(update_fields=["content"])
