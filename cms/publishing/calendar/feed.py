"""The calendar as iCalendar (RFC 5545), for the calendars of people's own computers and telephones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.db.models import Count, Max
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.common.text import without_control_characters
from cms.publishing.calendar.entries import Entry, Status, entries_in
from cms.publishing.calendar.months import Period

_BEFORE = timedelta(days=92)
_AHEAD = timedelta(days=366)
# What moves an entry, as the page's log has it.
_MOVES = ["publishing.plan", "wagtail.publish", "wagtail.publish.schedule", "wagtail.schedule.cancel"]


@dataclass(frozen=True)
class Version:
    """How often the entries of a page were moved, and when it was last touched."""

    number: int
    changed_at: datetime


def calendar_for(user: Any) -> bytes:
    """Everything from a quarter of a year ago to a year ahead that this user may see."""
    today = timezone.localdate()
    entries = entries_in(Period(today - _BEFORE, today + _AHEAD), user=user)
    versions = _versions({entry.page for entry in entries})
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//{_host()}//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", settings.WAGTAIL_SITE_NAME)
    for entry in entries:
        calendar.add_component(_event(entry, versions[entry.page]))
    return calendar.to_ical()


def _event(entry: Entry, version: Version) -> icalendar.Event:
    title = without_control_characters(entry.title)
    event = icalendar.Event()
    event.add("uid", f"{entry.status}-{entry.page}@{_host()}")
    event.add("summary", f"{entry.status.label}: {title}")
    event.add("status", "TENTATIVE" if entry.status is Status.PLANNED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if entry.may_edit:
        event.add("url", settings.BASE_URL + entry.edit_url)
    event.add("dtstart", entry.moment.astimezone(UTC) if entry.moment else entry.day)
    event.add("dtstamp", version.changed_at)
    event.add("last-modified", version.changed_at)
    event.add("sequence", version.number)
    return event


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def _versions(pages: set[int]) -> Mapping[int, Version]:
    """Wagtail's log tells how often each page was moved; what stands in no log was never moved."""
    moved = PageLogEntry.objects.filter(page__in=pages, action__in=_MOVES).order_by()
    moves = {
        page: (number, latest)
        for page, number, latest in moved.values_list("page").annotate(Count("pk"), Max("timestamp"))
    }
    written = Page.objects.filter(pk__in=pages).values_list("pk", "latest_revision_created_at")
    return {page: _version(*moves.get(page, (0, None)), written_at) for page, written_at in written}


def _version(number: int, moved_at: datetime | None, written_at: datetime | None) -> Version:
    times = [moment for moment in (moved_at, written_at) if moment is not None]
    return Version(number, max(times, default=timezone.now()))
