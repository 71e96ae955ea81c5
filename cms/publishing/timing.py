"""When a revision itself says it is to be shown."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.publishing.calendar.months import EARLIEST, LATEST


def go_live_time(revision: Revision) -> datetime | None:
    return _time(revision, "go_live_at")


def expiry_time(revision: Revision) -> datetime | None:
    return _time(revision, "expire_at")


def is_timed(revision: Revision) -> bool:
    """Whether publishing this revision schedules it."""
    go_live_at = go_live_time(revision)
    return go_live_at is not None and go_live_at > timezone.now()


def refuse_far(moment: datetime) -> None:
    """Raises ValidationError for years that no calendar shows; the last of all has no time everywhere."""
    if not EARLIEST <= moment.year <= LATEST:
        raise ValidationError(
            _("Give a year from %(first)d to %(last)d.") % {"first": EARLIEST, "last": LATEST}, code="far"
        )


def _time(revision: Revision, name: str) -> datetime | None:
    """Revisions keep times as text; one that was just saved still has what it was given."""
    value = revision.content.get(name)
    return parse_datetime(value) if isinstance(value, str) else value
