"""The images on the dashboard."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from cms.media import gaps
from cms.media.models import CreditedImage

_ACTIONS = ["change", "delete"]


class ImagesPanel(Component):
    """How many images lack what readers or right holders are owed, each a link to those images."""

    name = "images"
    template_name = "media/admin/images_panel.html"
    order = 260

    @staticmethod
    def is_shown(request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(CreditedImage)
        return bool(policy.user_has_any_permission(request.user, _ACTIONS))

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        policy = policy_registry.get_by_type(CreditedImage)
        user = parent_context["request"].user
        counts = gaps.counts(policy.instances_user_has_any_permission_for(user, _ACTIONS))
        return {
            "list_url": reverse("wagtailimages:index"),
            "gaps": [
                {"code": code, "label": label, "count": counts[code]} for code, label in gaps.LABELS.items()
            ],
        }
