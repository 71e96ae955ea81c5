"""The findings as the editor sees them beside the form."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from cms.publishing.preflight.findings import Finding


class Listing(Component):
    template_name = "publishing/admin/preflight_list.html"

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = findings

    @property
    def summary(self) -> str:
        """ "2 things block publishing, 1 to look at"."""
        if not self.findings:
            return _("Ready to go out")
        blocking = sum(finding.blocks for finding in self.findings)
        to_look_at = len(self.findings) - blocking
        parts = [
            _blocking_in_words(blocking),
            ngettext("%(count)s to look at", "%(count)s to look at", to_look_at) % {"count": to_look_at}
            if to_look_at
            else "",
        ]
        return ", ".join(filter(None, parts))

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"findings": self.findings, "summary": self.summary}


def _blocking_in_words(count: int) -> str:
    if count == 0:
        return _("Nothing blocks publishing")
    text = ngettext("%(count)s thing blocks publishing", "%(count)s things block publishing", count)
    return text % {"count": count}
