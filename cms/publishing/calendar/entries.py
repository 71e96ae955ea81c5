"""What stands in the calendar of a member of staff."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision
from wagtail.query import PageQuerySet

from cms.publishing.calendar.months import Period
from cms.publishing.rights import editable_pages

# A large import may publish everything on one day. The newest are shown.
MOST_PUBLISHED = 1000

_FACTS = ("pk", "draft_title", "content_type", "locale__language_code")


class Status(models.TextChoices):
    PLANNED = "planned", _("Planned")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    EXPIRY = "expiry", _("Expires")

    @property
    def icon(self) -> str:
        return _ICONS[self]


_ICONS = {
    Status.PLANNED: "clipboard-list",
    Status.SCHEDULED: "time",
    Status.PUBLISHED: "circle-check",
    Status.EXPIRY: "circle-xmark",
}


@dataclass(frozen=True)
class Choice:
    """What to leave out: a status, language or page type that was not chosen. Empty means all."""

    status: str = ""
    language: str = ""
    page_type: int | None = None

    def includes(self, status: Status) -> bool:
        return self.status in {"", status}

    def among(self, pages: PageQuerySet) -> PageQuerySet:
        if self.language:
            pages = pages.filter(locale__language_code=self.language)
        if self.page_type:
            pages = pages.filter(content_type=self.page_type)
        return pages


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing on one day. A plan has no time of day."""

    page: int
    title: str
    status: Status
    day: date
    moment: datetime | None
    page_type: int
    language: str
    may_edit: bool = True

    @property
    def may_move(self) -> bool:
        """Whether it is worth asking; what may really be moved is decided when it is."""
        return self.may_edit and self.status in {Status.PLANNED, Status.SCHEDULED}

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page])

    @property
    def move_url(self) -> str:
        return reverse("publishing_calendar_move", args=[self.page])

    @property
    def language_name(self) -> str | Promise:
        return dict(settings.WAGTAIL_CONTENT_LANGUAGES).get(self.language, self.language)

    @property
    def type_label(self) -> str:
        return ContentType.objects.get_for_id(self.page_type).name


def entries_in(period: Period, *, user: Any, choice: Choice | None = None) -> list[Entry]:
    """What is planned, scheduled, published or expires in a period, in order, in six queries.

    Only of pages which the user may edit; what is live, everybody in the house may know.
    """
    choice = choice or Choice()
    editable = choice.among(editable_pages(user))
    public = choice.among(Page.objects.live())
    found = [
        *(_planned(editable, period) if choice.includes(Status.PLANNED) else ()),
        *(_scheduled(editable, period) if choice.includes(Status.SCHEDULED) else ()),
        *(_published(public, editable, period) if choice.includes(Status.PUBLISHED) else ()),
        *(_expiring(editable, period) if choice.includes(Status.EXPIRY) else ()),
    ]
    return sorted(found, key=_place)


def _place(entry: Entry) -> tuple[date, time, str, int]:
    at = timezone.localtime(entry.moment).time() if entry.moment else time.min
    return entry.day, at, entry.title, entry.page


def _planned(pages: PageQuerySet, period: Period) -> Iterator[Entry]:
    """Drafts with a plan; a schedule takes the plan's place."""
    drafts = pages.filter(Q(live=False) | Q(has_unpublished_changes=True))
    drafts = drafts.annotate_approved_schedule().filter(_approved_schedule=False)
    planned = drafts.filter(plan__planned_on__range=(period.first, period.last))
    for *facts, day in planned.values_list(*_FACTS, "plan__planned_on"):
        yield _entry(facts, Status.PLANNED, day=day)


def _scheduled(pages: PageQuerySet, period: Period) -> Iterator[Entry]:
    promised = Revision.page_revisions.filter(
        approved_go_live_at__gte=period.begins, approved_go_live_at__lt=period.ends
    ).values_list("object_id", "approved_go_live_at", "object_str")
    promises = {int(page): (moment, title) for page, moment, title in promised}
    for facts in pages.filter(pk__in=promises).values_list(*_FACTS):
        moment, title = promises[facts[0]]
        yield _entry(facts, Status.SCHEDULED, moment=moment, title=title)


def _published(pages: PageQuerySet, editable: PageQuerySet, period: Period) -> Iterator[Entry]:
    within = pages.filter(first_published_at__gte=period.begins, first_published_at__lt=period.ends)
    newest = within.order_by("-first_published_at", "-pk")[:MOST_PUBLISHED]
    found = list(newest.values_list(*_FACTS, "title", "first_published_at"))
    own = set(editable.filter(pk__in=[page for page, *_facts in found]).values_list("pk", flat=True))
    for *facts, title, moment in found:
        yield _entry(facts, Status.PUBLISHED, moment=moment, title=title, may_edit=facts[0] in own)


def _expiring(pages: PageQuerySet, period: Period) -> Iterator[Entry]:
    """What readers see until then, will see, or have seen; a draft's expiry is not promised to anybody."""
    promised = pages.annotate_approved_schedule().filter(
        Q(live=True) | Q(expired=True) | Q(_approved_schedule=True),
        expire_at__gte=period.begins,
        expire_at__lt=period.ends,
    )
    for *facts, moment in promised.values_list(*_FACTS, "expire_at"):
        yield _entry(facts, Status.EXPIRY, moment=moment)


def _entry(
    facts: Any,
    status: Status,
    *,
    day: date | None = None,
    moment: datetime | None = None,
    title: str = "",
    may_edit: bool = True,
) -> Entry:
    page, draft_title, page_type, language = facts
    return Entry(
        page=page,
        title=title or draft_title,
        status=status,
        day=day or timezone.localdate(moment),
        moment=moment,
        page_type=page_type,
        language=language,
        may_edit=may_edit,
    )
