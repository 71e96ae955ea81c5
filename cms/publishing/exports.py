"""Exports that leave a trace."""

from typing import Any

from django.http import HttpResponseBase

from cms.common.spreadsheets import FormulaFreeExport
from cms.publishing.audit import log_export


class LoggedExport(FormulaFreeExport):
    """For views with Wagtail's SpreadsheetExportMixin: formula-free, and in the audit log."""

    request: Any

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponseBase:
        """Logged before anything leaves."""
        log_export(user=self.request.user, what=self.get_export_name(), rows=len(queryset))
        response: HttpResponseBase = super().as_spreadsheet(queryset, spreadsheet_format)  # type: ignore[misc]
        return response

    def get_export_name(self) -> str:
        """What the log calls it."""
        return str(self.get_page_title())  # type: ignore[attr-defined]
