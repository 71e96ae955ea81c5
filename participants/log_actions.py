"""What the registry's services write into the history of a participant, in words."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

from participants.record.standing import Kind


def register(actions: LogActionRegistry) -> None:
    for kind in Kind:
        actions.register_action(f"registry.{kind}")(_formatter(kind))


def _formatter(kind: Kind) -> type[LogFormatter]:
    class EntryFormatter(LogFormatter):
        label = kind.label

        def format_message(self, log_entry: Any) -> str:
            data = log_entry.data
            day = date_format(date.fromisoformat(data["effective_on"]))
            told = {"entry": kind.label, "number": data["ordinal"], "day": day, "name": data["name"]}
            message = _("%(entry)s of number %(number)s, effective on %(day)s") % told
            return ": ".join(part for part in (message, data["name"], data["note"]) if part)

    return EntryFormatter
