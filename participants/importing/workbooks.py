"""Rows out of XLSX, which is a ZIP archive of XML: small files that unpack to gigabytes stay packed."""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from participants.importing.problems import UnusableFileError

_ZIP_MARK = b"PK\x03\x04"
_LARGEST_UNPACKED = 50 * 1024 * 1024
_MOST_COLUMNS = 60


def is_workbook(content: bytes) -> bool:
    return content.startswith(_ZIP_MARK)


def rows_of_workbook(content: bytes, *, most: int) -> Iterator[tuple[Any, ...]]:
    """The first rows of its first sheet, formulas as they are typed. Raises `UnusableFileError`."""
    _refuse_bomb(content)
    try:
        with closing(load_workbook(BytesIO(content), read_only=True, keep_links=False)) as workbook:
            sheet = workbook.worksheets[0]
            yield from sheet.iter_rows(max_row=most, max_col=_MOST_COLUMNS, values_only=True)
    except Exception as error:  # openpyxl has no error of its own for what it cannot read
        raise _unreadable() from error


def _refuse_bomb(content: bytes) -> None:
    """By what the archive says of itself: zipfile unpacks no more of a file than that."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _unreadable() from error
    if unpacked > _LARGEST_UNPACKED:
        message = _("It unpacks to more than %(most)d MB. Copy its rows into a new workbook.")
        raise UnusableFileError(message % {"most": _LARGEST_UNPACKED // 1024 // 1024})


def _unreadable() -> UnusableFileError:
    return UnusableFileError(_("It cannot be read as XLSX. Open it and save it anew as XLSX."))
