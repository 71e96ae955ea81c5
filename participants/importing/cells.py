"""What a cell says. Each reads what spreadsheets hold (text, numbers, dates) or raises `ValueError`."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from import_export.widgets import Widget

from cms.common.collation import sort_key
from cms.common.spreadsheets import without_formula
from cms.common.text import without_control_characters
from participants.models.participant import LARGEST_INTEGER

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?: 00:00:00)?", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,3}(?:\.\d{1,20})?", re.ASCII)
_FIVE_PLACES = Decimal("0.00001")
_EARLIEST = date(1900, 1, 1)
_LONGEST_QUOTE = 40


class Cell(Widget):
    """`None` for an empty one."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        if isinstance(value, str):
            value = value.strip()
        return None if value is None or value == "" else self.read(value)

    def read(self, value: Any) -> Any:
        raise NotImplementedError


class TextCell(Cell):
    def __init__(self, *, longest: int, lines: bool = False) -> None:
        super().__init__()
        self.longest = longest
        self.lines = lines

    def read(self, value: Any) -> str:
        text = unicodedata.normalize("NFC", str(value))
        if without_control_characters(text) != text:
            raise ValueError(_("It contains a character that cannot be shown. Type it anew."))
        if without_formula(text) != text:
            message = _("%(value)s begins like a formula. Write the text itself.")
            raise ValueError(message % {"value": quoted(text)})
        if len(text) > self.longest:
            message = _("It has %(length)d characters, at most %(most)d are possible.")
            raise ValueError(message % {"length": len(text), "most": self.longest})
        return text if self.lines else " ".join(text.split())


class NumberCell(Cell):
    def __init__(self, *, least: int) -> None:
        super().__init__()
        self.least = least

    def read(self, value: Any) -> int:
        number = _whole(value)
        if number is None:
            message = _("%(value)s is not a whole number. Write it in digits alone, such as 14031.")
            raise ValueError(message % {"value": quoted(value)})
        if not self.least <= number <= LARGEST_INTEGER:
            told = {"value": quoted(value), "least": self.least, "most": LARGEST_INTEGER}
            raise ValueError(_("%(value)s is not between %(least)d and %(most)d. Check the number.") % told)
        return number


class DayCell(Cell):
    def read(self, value: Any) -> date:
        day = _day(value)
        if day is None:
            message = _("%(value)s is not a date. Write the year, the month and the day: 2015-04-21.")
            raise ValueError(message % {"value": quoted(value)})
        if day < _EARLIEST:
            raise ValueError(_("%(value)s is before 1900. Check the year.") % {"value": quoted(value)})
        return day


class DegreesCell(Cell):
    """Rounded to five places, about a metre."""

    def __init__(self, *, most: int) -> None:
        super().__init__()
        self.most = most

    def read(self, value: Any) -> Decimal:
        text = format(value, ".20f") if isinstance(value, float) else str(value)
        try:
            degrees = Decimal(text if _DECIMAL.fullmatch(text) else "")
        except InvalidOperation:
            message = _("%(value)s is not in degrees with a decimal point, such as 42.4364.")
            raise ValueError(message % {"value": quoted(value)}) from None
        if abs(degrees) > self.most:
            told = {"value": quoted(value), "most": self.most}
            raise ValueError(_("%(value)s is not between -%(most)d and %(most)d.") % told)
        return degrees.quantize(_FIVE_PLACES)


class ChoiceCell(Cell):
    """One of several values, by its own name or one that people know it by."""

    def __init__(self, names: Mapping[str, Any], *, example: str) -> None:
        super().__init__()
        self.values = {sort_key(name): value for name, value in names.items()}
        self.example = example

    def read(self, value: Any) -> Any:
        known = self.values.get(sort_key(str(value)))
        if known is None:
            told = {"value": quoted(value), "example": self.example}
            raise ValueError(_("%(value)s is not known here. Write it as in: %(example)s.") % told)
        return known


def quoted(value: Any) -> str:
    text = without_control_characters(str(value))
    return f"“{text[:_LONGEST_QUOTE]}…”" if len(text) > _LONGEST_QUOTE else f"“{text}”"


def _whole(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    text = str(value)
    # Longer ones are beyond any column, and slow to read.
    return int(text[:_LONGEST_QUOTE]) if _DIGITS.fullmatch(text.removeprefix("-")) else None


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value)
    try:
        return date.fromisoformat(text[:10]) if _ISO_DAY.fullmatch(text) else None
    except ValueError:
        return None
