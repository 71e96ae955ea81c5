"""What stands around every page, and what machines read of it."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from wagtail.models import Page

from cms.common.schema_org import script
from cms.media.pictures import Picture, picture_of
from home.schema_org import things_around
from home.shell import Shell, shell_of

register = template.Library()

# Search engines and social networks cut longer descriptions off.
DESCRIPTION_LENGTH = 200


@register.simple_tag(takes_context=True)
def shell(context: Context) -> Shell | None:
    """The shell of the page in the context. None where a template is rendered without a request."""
    request: Any = context.get("request")
    page = context.get("page")
    return shell_of(request, page if isinstance(page, Page) else None) if request else None


@register.inclusion_tag("includes/meta.html", takes_context=True)
def page_meta(
    context: Context,
    *,
    title: str = "",
    summary: str = "",
    kind: str = "website",
    picture: Picture | None = None,
) -> dict[str, Any]:
    """Description, canonical address, translations, Open Graph and feeds of the page in the context.

    `title` stands in for the page's own, `summary` (plain text) where it has no description of its own.
    `canonical_url` in the context replaces the page's own address, for lists that have one per filter.
    """
    page = context.get("page")
    around = shell(context)
    description = getattr(page, "search_description", "") or summary
    if around and not description:
        description = around.about.local_tagline
    return {
        "page": page,
        "title": title,
        "request": context.get("request"),
        "shell": around,
        "kind": kind,
        "picture": picture or (picture_of(around.about.default_image) if around else None),
        "description": Truncator(description).chars(DESCRIPTION_LENGTH),
        "canonical_url": context.get("canonical_url") or (page.full_url if isinstance(page, Page) else ""),
    }


@register.simple_tag(takes_context=True)
def structured_data(context: Context) -> SafeString:
    """The content of the page's JSON-LD: what every page says, and the page's own `structured_data`."""
    around = shell(context)
    things = things_around(around) if around else []
    return script(things + (context.get("structured_data") or []))
