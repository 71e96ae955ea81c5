"""Text as templates need it."""

from html import unescape

from django import template
from django.utils.html import strip_tags

register = template.Library()


@register.filter
def plain(html: str) -> str:
    """Rich text as plain text, with its entities resolved; escaped again where it is shown."""
    return " ".join(unescape(strip_tags(html.replace("<", " <"))).split())
