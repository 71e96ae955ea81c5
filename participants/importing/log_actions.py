"""An import in the audit log: who, which file, and what it did."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter, log

from participants.importing.sources import Source
from participants.models import RegistryCounter

ACTION = "registry.import"


def log_import(*, source: Source, counts: dict[str, int], by: Any) -> None:
    """Of the registry as a whole, which its counter stands for; each participant has its own entries."""
    registry = RegistryCounter.objects.get()
    data = {"file": source.name, "sha256": source.digest, **counts}
    log(instance=registry, action=ACTION, title=_("Registry"), user=by, data=data)


class ImportFormatter(LogFormatter):
    label = gettext_lazy("Import")

    def format_message(self, log_entry: Any) -> str:
        message = _("Imported “%(file)s”: %(new)d new, %(changed)d changed, %(unchanged)d unchanged")
        return message % log_entry.data


def register(actions: LogActionRegistry) -> None:
    actions.register_action(ACTION)(ImportFormatter)
