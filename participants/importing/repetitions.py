"""Rows that speak of the same number, or the same authority, as one before them."""

from collections.abc import Hashable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.common.collation import sort_key
from participants.importing.lines import Line


class Repetitions:
    def __init__(self) -> None:
        self._rows: dict[Hashable, int] = {}

    def refuse(self, line: Line) -> None:
        """Raises `ValidationError` where an earlier line was about the same."""
        self._refuse(line, "ordinal", line.ordinal, _("It is the number of row %(row)d too. Delete one."))
        if line.name and line.country:
            authority = (sort_key(line.name), line.country, line.kind)
            self._refuse(line, "name", authority, _("Row %(row)d is about the same authority. Delete one."))

    def _refuse(self, line: Line, column: str, value: Any, sentence: str) -> None:
        first = self._rows.setdefault((column, value), line.row)
        if value is not None and first != line.row:
            raise ValidationError({column: sentence % {"row": first}})
