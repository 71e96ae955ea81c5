"""Moving an entry of the calendar to another day: as much as its form allows, and no more."""

from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publishing import scheduling
from cms.publishing.calendar.entries import Status
from cms.publishing.planning import move_plan, planned_day
from cms.publishing.templatetags.times import when


def status_of(page: Page) -> Status | None:
    """Planned or scheduled; None for what stands in the calendar as neither, and cannot be moved."""
    if page.scheduled_revision is not None:
        return Status.SCHEDULED
    is_draft = not page.live or page.has_unpublished_changes
    return Status.PLANNED if is_draft and planned_day(page) else None


def move(*, page: Page, status: str, day: date, at: time | None, user: Any) -> str:
    """Move it, and say where it is now.

    `status` is what the user saw. What is scheduled keeps its time of day in the active time zone, unless
    `at` gives another. Raises ValidationError or PermissionDenied, whose texts are for that user.
    """
    if status_of(page) != status:
        raise ValidationError(_("It is not %(status)s any more.") % {"status": Status(status).label.lower()})
    if status == Status.PLANNED:
        move_plan(page=page, planned_on=day, user=user)
        return _("“%(title)s” is planned for %(day)s.") % {
            "title": page.get_admin_display_title(),
            "day": date_format(day),
        }
    go_live_at = from_current_timezone(datetime.combine(day, at or _time_of_day(page)))
    scheduling.move(page=page, go_live_at=go_live_at, user=user)
    return _("“%(title)s” is scheduled for %(moment)s.") % {
        "title": page.get_admin_display_title(),
        "moment": when(go_live_at),
    }


def _time_of_day(page: Page) -> time:
    return timezone.localtime(page.scheduled_revision.approved_go_live_at).time()
