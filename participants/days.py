"""The day that a reader asks for: `?as_of=2015-05-20`."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day_of(text: str) -> date:
    """Raises `ValidationError` for what is no day, is written otherwise, or has not come."""
    try:
        day = date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:  # the 30th of February
        day = None
    if day is None:
        raise ValidationError(
            _("This is no day: write year, month and day with hyphens, such as 2015-05-20."), code="no_day"
        )
    today = timezone.localdate()
    if day > today:
        message = _("%(day)s is still to come: ask for a day up to today, %(today)s.")
        told = {"day": date_format(day), "today": date_format(today)}
        raise ValidationError(message, code="future", params=told)
    return day
