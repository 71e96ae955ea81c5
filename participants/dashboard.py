"""The registry on the dashboard."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from participants.admin import ParticipantAdmin
from participants.models import Participant
from participants.record.numbering import next_number


class RegistryPanel(Component):
    """How many participants from how many countries, and which number comes next."""

    name = "registry"
    template_name = "participants/admin/registry_panel.html"
    order = 110

    @staticmethod
    def is_shown(request: HttpRequest) -> bool:
        return bool(ParticipantAdmin().permission_helper.user_can_list(request.user))

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        registry = ParticipantAdmin()
        user = parent_context["request"].user
        return {
            "figures": Participant.objects.figures(),
            "next_number": next_number(),
            "list_url": registry.url_helper.index_url,
            "add_url": registry.url_helper.create_url,
            "may_add": registry.permission_helper.user_can_create(user),
        }
