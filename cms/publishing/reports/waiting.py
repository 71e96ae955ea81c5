"""What waits for approval, and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Task, TaskState, get_default_page_content_type

from cms.publishing.reports.base import LinkedColumn, MomentColumn, Report
from cms.publishing.rights import editable_object_ids


@dataclass(frozen=True, kw_only=True)
class Row:
    title: str
    url: str
    task: str
    submitted_by: str
    since: datetime
    age: str
    written_by: str


class WaitingFilterSet(WagtailFilterSet):
    task = django_filters.ModelChoiceFilter(
        label=_("Task"), queryset=Task.objects.filter(active=True), empty_label=_("All")
    )
    submitted_by = django_filters.ModelChoiceFilter(
        label=_("Submitted by"),
        field_name="workflow_state__requested_by",
        queryset=lambda _request: (
            get_user_model().objects.filter(requested_workflows__isnull=False).distinct()
        ),
        empty_label=_("All"),
    )
    since = django_filters.DateFromToRangeFilter(
        label=_("Since"), field_name="started_at", widget=DateRangePickerWidget
    )

    class Meta:
        model = TaskState
        fields = ["task", "submitted_by", "since"]


class WaitingReport(Report):
    slug = "waiting-for-approval"
    page_title = _("Waiting for approval")
    header_icon = "tasks"
    filterset_class = WaitingFilterSet
    default_ordering = "started_at"
    verbose_name_plural = _("pages that wait for approval")
    columns = [
        LinkedColumn("title", label=_("Title"), sort_key="revision__object_str"),
        Column("task", label=_("Task"), sort_key="task__name"),
        Column("submitted_by", label=_("Submitted by")),
        MomentColumn("since", label=_("Since"), sort_key="started_at"),
        Column("age", label=_("Age")),
        Column("written_by", label=_("Latest revision by")),
    ]

    def get_base_queryset(self) -> QuerySet:
        return with_relations(
            TaskState.objects.filter(
                status=TaskState.STATUS_IN_PROGRESS,
                workflow_state__base_content_type=get_default_page_content_type(),
                workflow_state__object_id__in=editable_object_ids(self.request.user),
            )
        )

    def rows(self, objects: Iterable[TaskState]) -> list[Row]:
        return [row_of(state) for state in objects]


def with_relations(states: QuerySet) -> QuerySet:
    """All that `row_of` asks for, in one query."""
    related = states.select_related("task", "workflow_state__requested_by", "revision__user")
    return related.defer("revision__content")


def row_of(state: TaskState) -> Row:
    return Row(
        title=state.revision.object_str,
        url=reverse("wagtailadmin_pages:edit", args=[state.workflow_state.object_id]),
        task=state.task.name,
        submitted_by=_name(state.workflow_state.requested_by),
        since=state.started_at,
        age=timesince(state.started_at),
        written_by=_name(state.revision.user),
    )


def _name(user: Any) -> str:
    return get_user_display_name(user) if user else ""
