"""The way from the editor's menu to the schedule."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin.action_menu import ActionMenuItem


class ScheduleMenuItem(ActionMenuItem):
    """Shown to everybody who edits: where it cannot be scheduled yet, the page behind it says why."""

    name = "action-schedule"
    icon_name = "calendar-alt"

    def is_shown(self, context: Any) -> bool:
        if context["view"] != "edit":
            return False
        page = context["page"]
        return bool(page.approved_schedule or not page.live or page.has_unpublished_changes)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        label = (
            gettext("Change the schedule")
            if parent_context["page"].approved_schedule
            else gettext("Schedule")
        )
        return super().get_context_data(parent_context) | {"label": label}

    def get_url(self, parent_context: Any) -> str:
        return reverse("publishing_schedule", args=[parent_context["page"].pk])
