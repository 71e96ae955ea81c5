"""Bodies and the links in them, for a reader without an account."""

from django import template
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from cms.common.links import document_urls, page_urls
from cms.common.memory import remembered
from cms.common.streams import load_together

register = template.Library()


@register.simple_tag(takes_context=True)
def body(context: Context, stream: StreamValue) -> SafeString:
    """All blocks of a body, each through its template; what they link to is looked up together."""
    with remembered():
        load_together([stream])
        values = context.flatten()
        return format_html_join("", "{}", ((block.render(values),) for block in stream))


@register.filter
def public_page_url(page: Page | None) -> str:
    """Empty for no page and for one that is not public."""
    return page_urls([page.pk]).get(page.pk, "") if page else ""


@register.filter
def public_document_url(document: AbstractDocument | None) -> str:
    """Empty for no document and for one in a private collection."""
    return document_urls([document.pk]).get(document.pk, "") if document else ""
