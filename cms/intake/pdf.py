"""PDF files that people send us: looked into before they are kept."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

_BEGINNING = b"%PDF-"
_END = b"%%EOF"
# Readers look for the end mark in the last kilobyte.
_TAIL = 1024
# What ends a ZIP archive stands in its last 64 kilobytes.
_ZIP_END, _ZIP_TAIL = b"PK\x05\x06", 66_000


def check_pdf(file: File) -> None:
    """Raise ValidationError for what is too large or no PDF alone. Leaves the file at position 0.

    The name and the type that the sender gives are believed in nothing. A PDF that begins with something
    else, or is an archive at its end, would be another thing to another program.
    """
    size = file.size or 0
    if size > settings.LARGEST_SUBMITTED_FILE:
        told = {"size": filesizeformat(size), "limit": filesizeformat(settings.LARGEST_SUBMITTED_FILE)}
        message = _("The file has %(size)s; at most %(limit)s are taken. Save it in a smaller size.")
        raise ValidationError(message % told, code="too_large")
    file.seek(0)
    beginning = file.read(len(_BEGINNING))
    file.seek(max(0, size - _ZIP_TAIL))
    tail = file.read()
    file.seek(0)
    if beginning != _BEGINNING or _END not in tail[-_TAIL:] or _ZIP_END in tail:
        message = _(
            "The file is no PDF, whatever its name says. Save the decision as PDF and choose it again."
        )
        raise ValidationError(message, code="no_pdf")
