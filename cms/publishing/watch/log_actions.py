"""What the watch writes into the history of an item, in words."""

from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogActionRegistry, LogFormatter

from cms.publishing.templatetags.times import when
from cms.publishing.watch.expiry import UNPUBLISHED
from cms.publishing.watch.golive import PUBLISHED


class FailedFormatter(LogFormatter):
    label = gettext_lazy("Scheduled publishing failed")

    def format_message(self, log_entry: Any) -> str:
        return _("Not done as scheduled for %(time)s: %(reason)s") % _told(log_entry)


class MissedFormatter(LogFormatter):
    label = gettext_lazy("Scheduled publishing missed")

    def format_message(self, log_entry: Any) -> str:
        return _("Missed, and no longer scheduled for %(time)s: %(reason)s") % _told(log_entry)


class DoneFormatter(LogFormatter):
    """Wagtail's own sentence, and how well the promise was kept. Older entries do not tell."""

    def __init__(self, stock: LogFormatter) -> None:
        self.label, self.message = stock.label, stock.message

    def format_message(self, log_entry: Any) -> str:
        due_at, done_at = _time(log_entry, "due_at"), _time(log_entry, "done_at")
        if due_at is None or done_at is None:
            return str(self.message)
        seconds = int((done_at - due_at).total_seconds())
        late = ngettext("%(count)d second late", "%(count)d seconds late", seconds) % {"count": seconds}
        told = {"done": self.message, "time": when(due_at), "late": late if seconds else _("on time")}
        return _("%(done)s: due %(time)s, %(late)s.") % told


def register(actions: LogActionRegistry) -> None:
    """To be called when Wagtail has registered its own."""
    actions.register_action("publishing.failed")(FailedFormatter)
    actions.register_action("publishing.missed")(MissedFormatter)
    for action in (PUBLISHED, UNPUBLISHED):
        actions.formatters[action] = DoneFormatter(actions.formatters[action])


def _told(log_entry: Any) -> dict[str, str]:
    return {"time": when(_time(log_entry, "due_at")), "reason": log_entry.data["reason"]}


def _time(log_entry: Any, name: str) -> datetime | None:
    return parse_datetime((log_entry.data or {}).get(name, ""))
