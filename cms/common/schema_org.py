"""What search engines read of a page, in the words of schema.org. Pure: facts in, a dictionary out."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# In a <script>, "<" could end the element and "&" be read as an entity by XHTML parsers.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def organization(
    *, site_url: str, name: str, logo_url: str = "", description: str = "", same_as: Iterable[str] = ()
) -> dict[str, Any]:
    return stated(
        {
            "@type": "Organization",
            "@id": organization_id(site_url),
            "name": name,
            "url": site_url,
            "logo": logo_url,
            "description": description,
            "sameAs": list(same_as),
        }
    )


def organization_id(site_url: str) -> str:
    """The id by which other things on a page refer to the organisation that publishes it."""
    return f"{site_url}#organization"


def breadcrumb_list(steps: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The way to a page as (title, absolute address), from the home page to the page itself."""
    items = [
        {"@type": "ListItem", "position": position, "name": title, "item": url}
        for position, (title, url) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def event(
    *, name: str, start: datetime, end: datetime | None = None, place: str, url: str = ""
) -> dict[str, Any]:
    return stated(
        {
            "@type": "Event",
            "name": name,
            "startDate": start.isoformat(),
            "endDate": end.isoformat() if end else None,
            "location": {"@type": "Place", "name": place, "address": place},
            "url": url,
        }
    )


def stated(thing: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known: schema.org, like JSON Feed, leaves it out instead of leaving it empty."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def script(things: Iterable[dict[str, Any]]) -> SafeString:
    """The content of a `<script type="application/ld+json">`, which no text in it can leave."""
    document = {"@context": "https://schema.org", "@graph": list(things)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 (every character that could end the script is escaped)
