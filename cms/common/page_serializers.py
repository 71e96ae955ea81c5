"""How any page of the site looks in the API."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation
from rest_framework.fields import CharField, Field
from wagtail.api.v2.serializers import PageAliasOfField, PageHtmlUrlField, PageSerializer
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.common.api_fields import PublicPageRelation, ReadsRelations
from cms.common.prose import public_prose, rich_text_format_in
from cms.common.streams import load_together


class HtmlUrlField(PageHtmlUrlField):
    """Asks the cache for the site's root once per request; the stock field asks once per page."""

    def to_representation(self, page: Page) -> str | None:
        return page.get_full_url(self.context["request"])


class LocaleField(ReadsRelations):
    def relations(self) -> Sequence[str]:
        return ["locale"]

    def to_representation(self, locale: Any) -> str:
        return locale.language_code


class AliasOfField(PublicPageRelation, PageAliasOfField):
    """The page this one mirrors, in the stock form."""


class StreamBodyField(Field):
    """A StreamField; in a list, the bodies of all its pages are loaded together."""

    def get_attribute(self, instance: Page) -> StreamValue:
        loaded = self.context.setdefault("loaded bodies", set())
        if (self.field_name, instance.locale_id) not in loaded:
            loaded.add((self.field_name, instance.locale_id))
            pages = self.context.get("together", [instance])
            same_language = [page for page in pages if page.locale_id == instance.locale_id]
            load_together([getattr(page, self.source) for page in same_language])
        return super().get_attribute(instance)

    def to_representation(self, value: StreamValue) -> list[Any]:
        return value.stream_block.get_api_representation(value, self.context)


class ProseField(CharField):
    """A RichTextField, in HTML with absolute links unless `?rich_text_format=` says otherwise."""

    def to_representation(self, value: str) -> str:
        return public_prose(value, rich_text_format_in(self.context))


class PublicPageSerializer(PageSerializer):
    """Shows nothing of pages that are not public, and says everything in the page's own language."""

    serializer_field_mapping = PageSerializer.serializer_field_mapping | {
        StreamField: StreamBodyField,
        RichTextField: ProseField,
    }
    html_url = HtmlUrlField(read_only=True)
    locale = LocaleField(read_only=True)
    alias_of = AliasOfField(read_only=True)

    def to_representation(self, instance: Page) -> dict[str, Any]:
        with translation.override(instance.locale.language_code):
            return super().to_representation(instance)
