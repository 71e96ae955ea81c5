"""Which files become documents: those that are inside what their name says."""

import zipfile
from pathlib import PurePath

import filetype
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

_OPEN_DOCUMENT = {
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
}
_OFFICE_OPEN = {
    "docx": b"wordprocessingml.document.main+xml",
    "pptx": b"presentationml.presentation.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
}
_TEXT = {"csv", "ics", "txt"}

# A table of contents of a document is some kilobytes; one that unpacks to more is an attack.
_LARGEST_PART = 1024 * 1024


def check_document(file: File, name: str) -> None:
    """Raise ValidationError when the content is not of the kind the name ends in. Leaves it at position 0."""
    extension = PurePath(name).suffix.lower().removeprefix(".")
    file.seek(0)
    try:
        matches = _matches(file, extension)
    finally:
        file.seek(0)
    if not matches:
        message = _("The name ends in .%(extension)s, but the content is something else.")
        if extension in _TEXT:
            message = _(
                "The name ends in .%(extension)s, but the content is something else. "
                "Save it with UTF-8 encoding."
            )
        raise ValidationError(message, code="content_does_not_match", params={"extension": extension})


def _matches(file: File, extension: str) -> bool:
    if extension in _TEXT:
        return _is_text(file.read(), extension)
    if extension in _OPEN_DOCUMENT or extension in _OFFICE_OPEN:
        return _is_office_document(file, extension)
    kind = filetype.guess(file.read(8192))
    return kind is not None and kind.extension == extension


def _is_text(data: bytes, extension: str) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    begins_right = extension != "ics" or text.lstrip().startswith("BEGIN:VCALENDAR")
    return "\x00" not in text and begins_right


def _is_office_document(file: File, extension: str) -> bool:
    """Whether a ZIP archive says of itself that it is this kind of document, and brings no macros."""
    if file.read(4) != b"PK\x03\x04":
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                return False
            if extension in _OPEN_DOCUMENT:
                return _part(archive, "mimetype").decode("ascii", "replace") == _OPEN_DOCUMENT[extension]
            return _OFFICE_OPEN[extension] in _part(archive, "[Content_Types].xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, EOFError):
        return False


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_LARGEST_PART)
