"""A table out of a file, whatever it is: decided by what is in it, not by its name."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from tablib import Dataset

from participants.importing.columns import KNOWN, REQUIRED, ROW, column_named
from participants.importing.delimited import rows_of_text
from participants.importing.problems import UnusableFileError
from participants.importing.workbooks import is_workbook, rows_of_workbook

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes. A thousand participants are some 100 kB."""
MOST_ROWS = 2_000
"""A thousand new participants take some twenty seconds, in which nobody else writes to SQLite."""

Row = Sequence[Any]


def read_file(path: Path) -> bytes:
    """What is in it. Raises `UnusableFileError` where that is too much, or there is nothing to read."""
    try:
        if path.is_dir():
            raise UnusableFileError(_("It is a folder, not a file."))
        if not path.exists():
            raise UnusableFileError(_("There is no such file."))
        if not path.is_file():
            raise UnusableFileError(_("It is not an ordinary file."))
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnusableFileError(_("It cannot be read: %(why)s.") % {"why": error.strerror}) from error
    refuse_size(len(content))
    return content


def refuse_size(size: int) -> None:
    if size > LARGEST_FILE:
        told = {"most": LARGEST_FILE // 1024 // 1024}
        raise UnusableFileError(_("It is larger than %(most)d MB. Divide it.") % told)


def read_table(content: bytes) -> Dataset:
    """The rows under the file's headings, each with its number in the column `#`; empty ones left out.

    Raises `UnusableFileError`.
    """
    if not content.strip():
        raise UnusableFileError(_("It is empty."))
    rows = rows_of_workbook(content, most=MOST_ROWS + 2) if is_workbook(content) else rows_of_text(content)
    return _table(enumerate(rows, start=1))


def _table(rows: Iterable[tuple[int, Row]]) -> Dataset:
    """Numbered from 1, empty ones counted, as a spreadsheet program numbers them."""
    filled = ((number, row) for number, row in rows if not _is_empty(row))
    columns = _columns(next(filled, (0, ()))[1])
    table = Dataset(headers=[ROW, *columns])
    for number, row in filled:
        if len(table) == MOST_ROWS:
            raise UnusableFileError(_("It has more than %(most)d rows. Divide it.") % {"most": MOST_ROWS})
        if not _is_empty(row[len(columns) :]):
            message = _(
                "Row %(row)d has more cells than there are headings. Is a text with a comma in quotes?"
            )
            raise UnusableFileError(message % {"row": number})
        cells = [*row[: len(columns)], *[None] * (len(columns) - len(row))]
        table.append([number, *cells])
    if not len(table):
        raise UnusableFileError(_("There is no row under its headings."))
    return table


def _columns(headings: Row) -> list[str]:
    columns = [column_named(str(heading or "")) for heading in headings]
    while columns and not columns[-1]:
        columns.pop()
    _refuse_headings(
        _("Its headings lack %(columns)s. The first row names the columns."),
        [name for name in REQUIRED if name not in columns],
    )
    _refuse_headings(
        _("It has a column that is not known: %(columns)s. Delete it or name it as one of: %(known)s."),
        [name or "“”" for name in columns if name not in KNOWN],
    )
    _refuse_headings(
        _("It has a column twice: %(columns)s. Delete one."),
        [name for name in KNOWN if columns.count(name) > 1],
    )
    return columns


def _refuse_headings(message: str, columns: Sequence[str]) -> None:
    if columns:
        shown = ", ".join(name[:40] for name in columns[: len(KNOWN)])
        raise UnusableFileError(message % {"columns": shown, "known": ", ".join(KNOWN)})


def _is_empty(cells: Row) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)
