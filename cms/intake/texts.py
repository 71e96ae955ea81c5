"""What may stand in a line or a text that the public sends, beyond what form fields check."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.common.text import without_control_characters


def check_line(text: str) -> None:
    """One line of plain words."""
    if any(character in text for character in "\r\n\t\u2028\u2029"):
        raise ValidationError(_("Write this on one line."), code="several_lines")
    check_text(text)


def check_name(text: str) -> None:
    """A line that is quoted in e-mails, to whomever a stranger names: it leads nobody elsewhere."""
    check_line(text)
    if "://" in text or "www." in text.lower():
        raise ValidationError(_("No address of a website can stand here."), code="address")


def check_text(text: str) -> None:
    """Of NUL characters, form fields say so themselves."""
    text = text.replace("\0", "")
    if without_control_characters(text) != text:
        raise ValidationError(
            _("There are characters in it that cannot be shown. Write it anew instead of pasting it."),
            code="control_characters",
        )
