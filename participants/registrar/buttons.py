"""The buttons of the acts, for those who keep the registry."""

from typing import Any

from wagtail_modeladmin.helpers import ButtonHelper

from participants.models import Participant
from participants.record.writing import PERMISSION
from participants.registrar.acts import Act, offered_to

Button = dict[str, Any]


class RegistrarButtonHelper(ButtonHelper):
    """modeladmin's own buttons, but for what is refused anyway, then the acts that are possible now."""

    def get_buttons_for_obj(
        self,
        obj: Participant,
        exclude: list[str] | None = None,
        classnames_add: list[str] | None = None,
        classnames_exclude: list[str] | None = None,
    ) -> list[Button]:
        exclude = [*(exclude or []), *(["delete"] if obj.has_number else [])]
        buttons: list[Button] = super().get_buttons_for_obj(obj, exclude, classnames_add, classnames_exclude)
        if not self.request.user.has_perm(PERMISSION):
            return buttons
        return buttons + [self._button(act, obj, classnames_add or []) for act in offered_to(obj)]

    def _button(self, act: Act, participant: Participant, classnames: list[str]) -> Button:
        return {
            "url": self.url_helper.get_action_url(act.name, participant.pk),
            "label": act.label,
            "classname": self.finalise_classname(["button-secondary", *classnames]),
            "title": f"{act.label}: {participant}",
        }
