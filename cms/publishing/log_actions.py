"""What the editorial desk writes into Wagtail's log, in words."""

from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogActionRegistry, LogFormatter


class PlanFormatter(LogFormatter):
    label = gettext_lazy("Plan")

    def format_message(self, log_entry: Any) -> str:
        before, after = (_read_day(log_entry.data.get(name)) for name in ("from", "to"))
        if after is None:
            return _("No longer planned")
        if before is None:
            return _("Planned for %(day)s") % {"day": date_format(after)}
        return _("Plan moved from %(before)s to %(after)s") % {
            "before": date_format(before),
            "after": date_format(after),
        }


class ExportFormatter(LogFormatter):
    label = gettext_lazy("Export")

    def format_message(self, log_entry: Any) -> str:
        rows = log_entry.data["rows"]
        return ngettext("Exported %(what)s: %(rows)d row", "Exported %(what)s: %(rows)d rows", rows) % {
            "what": log_entry.data["what"],
            "rows": rows,
        }


class ErasureFormatter(LogFormatter):
    label = gettext_lazy("Erasure of personal data")

    def format_message(self, log_entry: Any) -> str:
        rows = log_entry.data["rows"]
        message = ngettext(
            "Personal data erased: %(rows)d submission", "Personal data erased: %(rows)d submissions", rows
        )
        return message % {"rows": rows}


class RolesFormatter(LogFormatter):
    label = gettext_lazy("Change of roles")

    def format_message(self, log_entry: Any) -> str:
        added, removed = (", ".join(map(_, log_entry.data[name])) for name in ("added", "removed"))
        given = _("given: %(names)s") % {"names": added}
        taken = _("taken away: %(names)s") % {"names": removed}
        return "; ".join([*([given] if added else []), *([taken] if removed else [])])


def _read_day(text: str | None) -> date | None:
    return parse_date(text) if text else None


def register(actions: LogActionRegistry) -> None:
    actions.register_action("publishing.plan")(PlanFormatter)
    actions.register_action("publishing.export")(ExportFormatter)
    actions.register_action("publishing.erasure")(ErasureFormatter)
    actions.register_action("publishing.roles")(RolesFormatter)
