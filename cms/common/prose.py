"""Rich text as it leaves the site in the API and in feeds: clean, complete, readable anywhere."""

import re
from typing import Any

import nh3
from django.conf import settings
from wagtail.api.rich_text import APIRichText
from wagtail.rich_text import expand_db_html

from cms.common.text import without_control_characters

_TAGS = {"a", "b", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "sub", "sup", "ul"}
# A link is an address, or the kind and number of what it leads to.
_ATTRIBUTES = {"a": {"href", "linktype", "id"}}
# What a body is made of once it is rendered.
_BODY_TAGS = _TAGS | {"blockquote", "dd", "dl", "dt", "figcaption", "figure", "img", "time"}
_BODY_ATTRIBUTES = {"a": {"href"}, "img": {"src", "width", "height", "alt"}, "time": {"datetime"}}
_OWN_SITE_ONLY = {"button", "script", "style", "svg", "template"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_SITE_RELATIVE = re.compile(r'(<a href=")(?=/(?!/))')


def clean(source: str) -> str:
    """Stored rich text without what no editor can have written; imports and other programs can."""
    text = without_control_characters(source)
    return nh3.clean(text, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


def public_prose(source: str, rich_text_format: str | None = None) -> str:
    """Stored rich text in one of Wagtail's API formats: HTML, with absolute links, unless another is named.

    Raises `wagtail.api.rich_text.RichTextFormatError` for a format there is not.
    """
    chosen = APIRichText.resolve_format(rich_text_format)
    cleaned = clean(source)
    if chosen == APIRichText.FORMAT_HTML:
        return _as_html(cleaned)
    if chosen == APIRichText.FORMAT_MARKDOWN:
        # Resolved first: Wagtail's own way to Markdown also names what is not public.
        return str(APIRichText.serialize(_as_html(cleaned), format=APIRichText.FORMAT_DB_MARKDOWN))
    return str(APIRichText.serialize(cleaned, format=chosen))


def _as_html(cleaned: str) -> str:
    return _SITE_RELATIVE.sub(rf"\1{_base_url()}", expand_db_html(cleaned))


def portable_html(html: str) -> str:
    """A body rendered for the site, without what only works there, for readers elsewhere."""
    return nh3.clean(
        without_control_characters(html),
        tags=_BODY_TAGS,
        clean_content_tags=_OWN_SITE_ONLY,
        attributes=_BODY_ATTRIBUTES,
        attribute_filter=_with_absolute_addresses,
        url_schemes=_SCHEMES,
        link_rel=None,
    ).strip()


def _with_absolute_addresses(_tag: str, attribute: str, value: str) -> str:
    return absolute(value) if attribute in {"href", "src"} else value


def rich_text_format_in(context: dict[str, Any] | None) -> str | None:
    """What `?rich_text_format=` says in the request a serializer's context is about."""
    request = (context or {}).get("request")
    return request.GET.get("rich_text_format") if request else None


def absolute(url: str) -> str:
    """The address with the site's scheme and host, where it has none of its own."""
    return f"{_base_url()}{url}" if url.startswith("/") and not url.startswith("//") else url


def _base_url() -> str:
    return str(settings.WAGTAILAPI_BASE_URL)
