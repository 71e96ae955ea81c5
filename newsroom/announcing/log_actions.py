"""What announcing writes into the history of a participant, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogActionRegistry, LogFormatter


def register(actions: LogActionRegistry) -> None:
    actions.register_action("announcement.draft")(Drafted)
    actions.register_action("announcement.undo")(Undone)


class Drafted(LogFormatter):
    label = gettext_lazy("Draft the announcement")

    def format_message(self, log_entry: Any) -> str:
        number = len(log_entry.data["pages"])
        sentence = ngettext(
            "%(number)s draft made for the announcement",
            "%(number)s drafts made for the announcement",
            number,
        )
        return sentence % {"number": number}


class Undone(LogFormatter):
    label = gettext_lazy("Undo the announcement")

    def format_message(self, log_entry: Any) -> str:
        titles = ", ".join(f"“{title}”" for title in log_entry.data["titles"])
        return _("Deleted with the announcement: %(titles)s") % {"titles": titles} if titles else ""
