"""Rich text as it leaves the site in the API and in feeds: clean, complete, readable anywhere."""

import re
from collections.abc import Iterable
from typing import Any

import nh3
from django.conf import settings
from wagtail.api.rich_text import APIRichText
from wagtail.rich_text import expand_db_html, features
from wagtail.rich_text.rewriters import EmbedRewriter, extract_attrs

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
_ELEMENT = re.compile(r"<embed\b([^>]*)>")
# A word, a number or a date: what an element's attribute may say.
_PLAIN_VALUE = re.compile(r"[A-Za-z0-9-]{1,40}")
# What rooms have put into running text: by its embedtype, the attributes it may have.
_elements: dict[str, frozenset[str]] = {}


def register_element(embedtype: str, attributes: Iterable[str]) -> None:
    """Let `<embed embedtype="…"/>` stand in running text; Wagtail's registry of features expands it.

    To be called when the apps are ready.
    """
    _elements[embedtype] = frozenset(attributes)


def clean(source: str) -> str:
    """Stored rich text without what no editor can have written; imports and other programs can."""
    text = without_control_characters(source)
    known = {"embedtype"}.union(*_elements.values())
    cleaned = nh3.clean(
        text,
        tags=_TAGS | {"embed"},
        attributes=_ATTRIBUTES | {"embed": known},
        attribute_filter=_plain_on_elements,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return _ELEMENT.sub(_as_stored, cleaned)


def with_elements_told(source: str) -> str:
    """Stored rich text with what its elements say in place of them; links stay as they are."""
    if "<embed" not in source:
        return source
    handlers = features.get_embed_types()
    told = {name: handlers[name].expand_db_attributes_many for name in _elements if name in handlers}
    return str(EmbedRewriter(bulk_rules=told)(source))


def _plain_on_elements(tag: str, _attribute: str, value: str) -> str:
    """An element with a value it cannot have says nothing, rather than something else without it."""
    return value if tag != "embed" or _PLAIN_VALUE.fullmatch(value) else "-"


def _as_stored(tag: re.Match[str]) -> str:
    """Closed, as Wagtail's expressions want it; nothing for an element that no room knows."""
    attributes = extract_attrs(tag[1])
    wanted = {"embedtype"} | _elements.get(attributes.get("embedtype", ""), set())
    if len(wanted) == 1:
        return ""
    said = "".join(f' {name}="{value}"' for name, value in attributes.items() if name in wanted)
    return f"<embed{said}/>"


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
    if chosen == APIRichText.FORMAT_DB_MARKDOWN:
        # Markdown has no form for an element: what it says stands there.
        cleaned = with_elements_told(cleaned)
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
