"""Times as staff read them: each names its zone."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format

register = template.Library()


@register.filter
def when(moment: datetime | None) -> str:
    """ "24 November 2026, 09:00 (Europe/Paris)", in the active time zone and language; empty for no time.

    In the hour that comes twice when summer time ends, the zone's own name tells which of the two is meant.
    """
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    zone = timezone.get_current_timezone_name()
    if _comes_twice(local):
        zone = f"{zone}, {local:%Z}"
    return f"{date_format(local, 'DATETIME_FORMAT')} ({zone})"


def _comes_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
