"""Rows out of CSV, as spreadsheet programs all over Europe write it."""

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from participants.importing.problems import UnusableFileError

_DELIMITERS = ",;\t"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def rows_of_text(content: bytes) -> Iterator[list[str]]:
    """Separated by what the first line has most of: comma, semicolon or tab. Raises `UnusableFileError`."""
    text = _decoded(content)
    first_line = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        told = {"line": reader.line_num, "why": error}
        message = _("Line %(line)d cannot be read as CSV (%(why)s). Save the file anew as “CSV UTF-8”.")
        raise UnusableFileError(message % told) from error


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16_MARKS):
        raise UnusableFileError(_("It is in UTF-16. Save it as “CSV UTF-8”."))
    if b"\0" in content:
        raise UnusableFileError(_("It is neither CSV nor XLSX. Save it as one of them."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = _("It is not in UTF-8 (line %(line)d). Save it as “CSV UTF-8”.")
        raise UnusableFileError(message % {"line": line}) from error
