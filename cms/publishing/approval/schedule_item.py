"""The way from the editor's menu to the schedule."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin.action_menu import ActionMenuItem, PublishMenuItem


class ScheduleMenuItem(ActionMenuItem):
    """Shown to everybody who edits: where it cannot be scheduled yet, the page behind it says why."""

    name = "action-schedule"
    icon_name = "calendar-alt"

    def is_shown(self, context: Any) -> bool:
        if context["view"] != "edit":
            return False
        page = context["page"]
        is_draft = not page.live or page.has_unpublished_changes
        return page.approved_schedule or (is_draft and page.current_workflow_state is None)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        is_scheduled = parent_context["page"].approved_schedule
        label = gettext("Change the schedule") if is_scheduled else gettext("Schedule")
        return super().get_context_data(parent_context) | {"label": label}

    def get_url(self, parent_context: Any) -> str:
        return reverse("publishing_schedule", args=[parent_context["page"].pk])


def drop_publish(menu_items: list[ActionMenuItem], _request: HttpRequest, context: Any) -> None:
    """What is under review is published by an answer to the review, and by nothing else."""
    page = context.get("page")
    if page is not None and page.current_workflow_state is not None:
        menu_items[:] = [item for item in menu_items if not isinstance(item, PublishMenuItem)]
