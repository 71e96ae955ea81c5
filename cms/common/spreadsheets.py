"""Spreadsheets that show what somebody typed and never run it."""

from typing import Any

from cms.common.text import without_control_characters

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def without_formula(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet program would take for a formula.

    OWASP, "CSV injection". A leading blank does not protect: programs trim it.
    """
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


class FormulaFreeExport:
    """For views that export with Wagtail's SpreadsheetExportMixin, before it in the bases.

    Wagtail already writes formulas as text cells in XLSX. It leaves them as they are in CSV and in
    headings, and a control character, which XLSX cannot hold, ends its export with an error.
    """

    FORMAT_CSV = "csv"

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        processed = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        if not isinstance(processed, str):
            return processed
        text = without_control_characters(processed)
        return without_formula(text) if export_format == self.FORMAT_CSV else text

    def get_heading(self, queryset: Any, field: str) -> str:
        heading = super().get_heading(queryset, field)  # type: ignore[misc]
        return without_formula(without_control_characters(heading))
