"""What the watch writes into the history of an item, in words."""

from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

from cms.publishing.templatetags.times import when


class FailedFormatter(LogFormatter):
    label = gettext_lazy("Scheduled publishing failed")

    def format_message(self, log_entry: Any) -> str:
        return _("Not done as scheduled for %(time)s: %(reason)s") % _told(log_entry)


class MissedFormatter(LogFormatter):
    label = gettext_lazy("Scheduled publishing missed")

    def format_message(self, log_entry: Any) -> str:
        return _("Missed, and no longer scheduled for %(time)s: %(reason)s") % _told(log_entry)


def register(actions: LogActionRegistry) -> None:
    actions.register_action("publishing.failed")(FailedFormatter)
    actions.register_action("publishing.missed")(MissedFormatter)


def _told(log_entry: Any) -> dict[str, str]:
    due_at = parse_datetime(log_entry.data["due_at"])
    return {"time": when(due_at), "reason": log_entry.data["reason"]}
