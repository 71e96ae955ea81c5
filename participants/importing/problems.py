"""What is wrong with a file."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


class UnusableFileError(Exception):
    """The file as a whole cannot be read. The message says why and what to do, not which file it is."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something in one row. `row` is counted as spreadsheet programs do: the headings are row 1."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        told = {"row": self.row, "column": self.column, "message": self.message}
        if self.column:
            return _("Row %(row)d, %(column)s: %(message)s") % told
        return _("Row %(row)d: %(message)s") % told
