"""What waits for the registrars, on their dashboard."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from participants.applications.desk.admin import ApplicationAdmin
from participants.models import Application


class ApplicationsPanel(Component):
    """How many applications nobody has taken up, and how many are in review, with whom: one query."""

    name = "applications"
    template_name = "participants/applications/panel.html"
    order = 111

    @staticmethod
    def is_shown(request: HttpRequest) -> bool:
        return bool(ApplicationAdmin().permission_helper.user_can_list(request.user))

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {
            "waiting": Application.objects.waiting_for(parent_context["request"].user),
            "list_url": ApplicationAdmin().url_helper.index_url,
        }
