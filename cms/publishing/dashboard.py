"""The editorial desk on the dashboard: what went wrong, what waits, what goes out next, what is planned."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Revision, TaskState, WorkflowState, get_default_page_content_type

from cms.publishing.calendar.entries import Choice, Status, entries_in
from cms.publishing.calendar.months import Month, Period
from cms.publishing.models import PreflightRun, Verdict
from cms.publishing.preflight.findings import Severity
from cms.publishing.reports.verdicts import edit_urls, verdicts_of
from cms.publishing.reports.waiting import row_of, with_relations
from cms.publishing.rights import editable_object_ids

_LENGTH = 5
# For so long a missed promise is worth a place on the first page.
_NEWS = timedelta(days=14)

# Wagtail's panels of the same subject, whose place these take.
REPLACED = {"user_objects_in_workflow_moderation", "workflow_objects_to_moderate"}


class StuckPanel(Component):
    """Promises that were not kept, why, and when it is tried again. Not shown when all is well."""

    name = "stuck"
    template_name = "publishing/admin/dashboard_stuck.html"
    order = 90

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        found = list(unkept(parent_context["request"].user)[: _LENGTH * 2])
        urls = edit_urls(found)
        return {
            "verdicts": [(verdict, urls.get(verdict.pk)) for verdict in found],
            "list_url": reverse("publishing_report_publication-verdicts"),
            "next": parent_context["request"].get_full_path(),
        }


def unkept(user: Any) -> QuerySet[Verdict]:
    """What is tried again or no longer tried; and lately missed, unless it went out later after all."""
    later = Verdict.objects.filter(
        content_type=OuterRef("content_type"),
        object_id=OuterRef("object_id"),
        outcome=Verdict.Outcome.DONE,
        due_at__gt=OuterRef("due_at"),
    )
    missed = Q(outcome=Verdict.Outcome.MISSED, due_at__gte=timezone.now() - _NEWS) & ~Exists(later)
    is_open = Q(outcome__in=[Verdict.Outcome.FAILING, Verdict.Outcome.STUCK])
    return verdicts_of(user).filter(is_open | missed)


class WaitingPanel(Component):
    """What the reader may approve, and what became of what the reader submitted."""

    name = "waiting"
    template_name = "publishing/admin/dashboard_waiting.html"
    order = 100

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {
            "to_approve": [row_of(state) for state in with_relations(_to_approve(user))[:_LENGTH]],
            "submitted": [_submission(state) for state in _submissions(user)[:_LENGTH]],
            "list_url": reverse("publishing_report_waiting-for-approval"),
        }


def _to_approve(user: Any) -> QuerySet[TaskState]:
    """Without what the reader wrote last, which others approve."""
    states = TaskState.objects.reviewable_by(user).filter(
        workflow_state__base_content_type=get_default_page_content_type()
    )
    if not (user.is_superuser and settings.PUBLISHING_SUPERUSERS_APPROVE_OWN):
        states = states.exclude(revision__user=user, task__foureyestask__isnull=False)
    return states.order_by("started_at", "pk")


def _submissions(user: Any) -> QuerySet[WorkflowState]:
    """Those that need changes first: nobody else will do anything about them."""
    active = WorkflowState.objects.active().filter(
        base_content_type=get_default_page_content_type(), requested_by=user
    )
    related = active.select_related("current_task_state__revision", "current_task_state__task")
    return related.defer("current_task_state__revision__content").order_by("-status", "created_at", "pk")


def _submission(state: WorkflowState) -> dict[str, Any]:
    task_state = state.current_task_state
    return {
        "title": task_state.revision.object_str,
        "url": reverse("wagtailadmin_pages:edit", args=[state.object_id]),
        "needs_changes": state.status == WorkflowState.STATUS_NEEDS_CHANGES,
        "comment": task_state.comment,
        "task": task_state.task.name,
        "since": task_state.started_at,
    }


class GoingOutPanel(Component):
    """The next scheduled pages, and what the pre-flight checks found to be in their way."""

    name = "going_out"
    template_name = "publishing/admin/dashboard_going_out.html"
    order = 101

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        scheduled = Revision.page_revisions.filter(
            approved_go_live_at__gt=timezone.now(), object_id__in=editable_object_ids(user)
        )
        revisions = list(scheduled.defer("content").order_by("approved_go_live_at", "pk")[:_LENGTH])
        obstacles = _obstacles(revisions)
        return {
            "items": [_promise(revision, obstacles.get(revision.pk, [])) for revision in revisions],
            "list_url": f"{reverse('publishing_calendar')}?view=list&status={Status.SCHEDULED}",
        }


def _obstacles(revisions: Iterable[Revision]) -> dict[int, list[dict[str, str]]]:
    """What blocks each, by the last run of its checks."""
    runs = PreflightRun.objects.filter(revision__in=revisions).order_by("run_at", "pk")
    return {
        run.revision_id: [finding for finding in run.findings if finding["severity"] == Severity.BLOCKS]
        for run in runs
    }


def _promise(revision: Revision, obstacles: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "title": revision.object_str,
        "url": reverse("wagtailadmin_pages:edit", args=[revision.object_id]),
        "moment": revision.approved_go_live_at,
        "obstacles": obstacles,
    }


class PlannedPanel(Component):
    """The plans of this month, the first ones by name."""

    name = "planned"
    template_name = "publishing/admin/dashboard_planned.html"
    order = 102

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        today = timezone.localdate()
        month = Month.of(today)
        entries = entries_in(
            Period(month.first_day, month.last_day),
            user=parent_context["request"].user,
            choice=Choice(status=Status.PLANNED),
        )
        return {
            "entries": entries[:_LENGTH],
            "more": max(0, len(entries) - _LENGTH),
            "today": today,
            "list_url": reverse("publishing_calendar"),
        }


PANELS: list[type[Component]] = [StuckPanel, WaitingPanel, GoingOutPanel, PlannedPanel]
