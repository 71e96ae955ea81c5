"""Which promises were kept, how late, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.models import Page, get_default_page_content_type

from cms.publishing.models import Verdict
from cms.publishing.reports.base import LinkedColumn, MomentColumn, Report
from cms.publishing.rights import editable_object_ids

_A_MINUTE = 60


@dataclass(frozen=True, kw_only=True)
class Row:
    title: str
    url: str | None
    kind: str
    due_at: datetime
    done_at: datetime | None
    late: str
    outcome: str
    attempts: int
    reason: str


class VerdictFilterSet(WagtailFilterSet):
    outcome = django_filters.MultipleChoiceFilter(label=_("Outcome"), choices=Verdict.Outcome.choices)
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Verdict.Kind.choices, empty_label=_("All"))
    due_at = django_filters.DateFromToRangeFilter(label=_("Due"), widget=DateRangePickerWidget)

    class Meta:
        model = Verdict
        fields = ["outcome", "kind", "due_at"]


class VerdictReport(Report):
    slug = "publication-verdicts"
    page_title = _("Publication verdicts")
    header_icon = "time"
    filterset_class = VerdictFilterSet
    default_ordering = "-due_at"
    verbose_name_plural = Verdict._meta.verbose_name_plural
    columns = [
        LinkedColumn("title", label=_("Title"), sort_key="title"),
        Column("kind", label=_("Kind")),
        MomentColumn("due_at", label=_("Due"), sort_key="due_at"),
        MomentColumn("done_at", label=_("Done"), sort_key="done_at"),
        Column("late", label=_("Late by")),
        Column("outcome", label=_("Outcome"), sort_key="outcome"),
        Column("attempts", label=_("Attempts"), sort_key="attempts"),
        Column("reason", label=_("Reason")),
    ]

    def get_base_queryset(self) -> QuerySet:
        return verdicts_of(self.request.user)

    def rows(self, objects: Iterable[Verdict]) -> list[Row]:
        verdicts = list(objects)
        urls = edit_urls(verdicts)
        return [_row(verdict, urls.get(verdict.pk)) for verdict in verdicts]


def verdicts_of(user: Any) -> QuerySet[Verdict]:
    """Those about pages that the user may edit; superusers also see those about what is gone."""
    if user.is_active and user.is_superuser:
        return Verdict.objects.all()
    return Verdict.objects.filter(
        content_type=get_default_page_content_type(), object_id__in=editable_object_ids(user)
    )


def edit_urls(verdicts: Iterable[Verdict]) -> dict[int, str]:
    """Where the page of each verdict is edited, by verdict; none for what is gone, or no page."""
    page_type = get_default_page_content_type().pk
    pages = {
        verdict.pk: int(verdict.object_id) for verdict in verdicts if verdict.content_type_id == page_type
    }
    existing = set(Page.objects.filter(pk__in=pages.values()).values_list("pk", flat=True))
    return {
        verdict: reverse("wagtailadmin_pages:edit", args=[page])
        for verdict, page in pages.items()
        if page in existing
    }


def _row(verdict: Verdict, url: str | None) -> Row:
    return Row(
        title=verdict.title,
        url=url,
        kind=verdict.get_kind_display(),
        due_at=verdict.due_at,
        done_at=verdict.done_at,
        late=lateness(verdict),
        outcome=verdict.get_outcome_display(),
        attempts=verdict.attempts,
        reason=verdict.reason,
    )


def lateness(verdict: Verdict) -> str:
    """How late it was, to the second at first; empty while it is not done."""
    if verdict.delay is None or verdict.done_at is None:
        return ""
    seconds = round(verdict.delay.total_seconds())
    if seconds < _A_MINUTE:
        return ngettext("%(seconds)d second", "%(seconds)d seconds", seconds) % {"seconds": seconds}
    return timesince(verdict.due_at, verdict.done_at)
