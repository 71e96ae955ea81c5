"""Text as templates need it."""

from html import unescape

from django import template
from django.utils.html import strip_tags
from django.utils.translation import get_language

from cms.common.ordinals import ordinal as ordinal_in
from cms.common.prose import with_elements_told

register = template.Library()


@register.filter
def plain(html: str) -> str:
    """Rich text as plain text, with its entities resolved; escaped again where it is shown."""
    told = with_elements_told(html)
    return " ".join(unescape(strip_tags(told.replace("<", " <"))).split())


@register.filter
def ordinal(number: int) -> str:
    """127 as "127th", or as the active language writes it."""
    return ordinal_in(number, get_language() or "en")
