"""Writes the links of rich text in HTML. Needs the models; `cms.common.links` does not."""

from collections.abc import Callable, Iterable

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from cms.common.links import document_urls, page_urls, whole_number


class PublicPageLinkHandler(PageLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        return _opening_tags(attrs_list, page_urls)


class PublicDocumentLinkHandler(DocumentLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        return _opening_tags(attrs_list, document_urls)


LINK_HANDLERS: list[type[LinkHandler]] = [PublicPageLinkHandler, PublicDocumentLinkHandler]


def _opening_tags(
    attrs_list: list[dict[str, str]], urls_of: Callable[[Iterable[int]], dict[int, str]]
) -> list[str]:
    ids = [whole_number(attrs.get("id", "")) for attrs in attrs_list]
    urls = urls_of(ids)
    return [f'<a href="{escape(urls[pk])}">' if pk in urls else "<a>" for pk in ids]
