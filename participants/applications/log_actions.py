"""What the services write into the history of an application, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

# The act as a label, and as a sentence.
_WORDS = {
    "application.taken_up": (gettext_lazy("Take up"), gettext_lazy("Taken up for review")),
    "application.noted": (gettext_lazy("Note"), gettext_lazy("Note added")),
    "application.accepted": (gettext_lazy("Accept"), gettext_lazy("Accepted")),
    "application.reopened": (gettext_lazy("Review again"), gettext_lazy("In review again")),
    "application.withdrawn": (gettext_lazy("Withdraw"), gettext_lazy("Withdrawn by the applicant")),
    "application.exported": (gettext_lazy("Export personal data"), gettext_lazy("Personal data exported")),
    "application.erased": (gettext_lazy("Erase personal data"), gettext_lazy("Personal data erased")),
}


def register(actions: LogActionRegistry) -> None:
    for action, (label, message) in _WORDS.items():
        actions.register_action(action, label, message)
    actions.register_action("application.handed_over")(HandedOver)
    actions.register_action("application.declined")(Declined)


class HandedOver(LogFormatter):
    label = gettext_lazy("Hand over")

    def format_message(self, log_entry: Any) -> str:
        return _("Handed over to %(handler)s") % {"handler": log_entry.data["handler"]}


class Declined(LogFormatter):
    label = gettext_lazy("Decline")

    def format_message(self, log_entry: Any) -> str:
        if log_entry.data["told"]:
            return _("Declined; the applicant was told why by e-mail")
        return _("Declined; no e-mail was sent")
