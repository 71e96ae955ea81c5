"""The buttons of an application: its page in the list, and its acts on its page."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail_modeladmin.helpers import ButtonHelper

from participants.applications.desk.acts import offered_to
from participants.applications.writing import may_handle
from participants.models import Application


class ApplicationButtonHelper(ButtonHelper):
    def get_buttons_for_obj(
        self, obj: Application, *args: Any, exclude: Any = (), **kwargs: Any
    ) -> list[dict[str, Any]]:
        """In the list it leads to its page; there, `exclude` names that."""
        if "inspect" not in exclude:
            return [
                {
                    "url": self.url_helper.get_action_url("inspect", obj.pk),
                    "label": _("Open"),
                    "classname": self.finalise_classname(["button-secondary", "button-small"]),
                    "title": _("Open the application of %(name)s") % {"name": obj.name},
                }
            ]
        if not may_handle(self.request.user):
            return []
        return [
            {
                "url": self.url_helper.get_action_url(act.name, obj.pk),
                "label": act.label,
                "classname": self.finalise_classname(["button-secondary"]),
                "title": f"{act.label}: {obj}",
            }
            for act in offered_to(obj)
        ]
