"""What a page holds, field by field and block by block, without asking what any of it means."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.html import strip_tags
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StreamValue, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.utils.text import text_from_html

from cms.common.blocks import EmbedBlock
from cms.common.links import whole_number


@dataclass(frozen=True)
class Place:
    """A form field, and the id of the block in it, if it has blocks."""

    field: str
    block: str = ""


@dataclass(frozen=True)
class Item:
    """One value an editor types or chooses."""

    place: Place
    label: str
    value: Any
    is_required: bool
    # Model and primary key of what it refers to.
    references: tuple[tuple[type[models.Model], int], ...] = ()
    is_film: bool = False

    @property
    def html(self) -> str:
        """Its rich text; empty for anything else."""
        return self.value.source if isinstance(self.value, RichText) else ""

    @property
    def text(self) -> str:
        """What a reader reads of it, without markup; empty for anything but text."""
        if isinstance(self.value, RichText):
            return str(text_from_html(self.value.source))
        return self.value if isinstance(self.value, str) else ""

    @property
    def is_empty(self) -> bool:
        if isinstance(self.value, RichText):
            return "<embed" not in self.html and not strip_tags(self.html).strip()
        return not self.value.strip() if isinstance(self.value, str) else self.value in (None, [], ())


def items_of(page: Page) -> Iterator[Item]:
    """The page's items that its form shows, in the order of its fields.

    Reading a stream costs a query or two for each type of chooser in it, however many blocks it has.
    """
    shown = set(page.get_edit_handler().get_form_options().get("fields", ()))
    for field in page._meta.concrete_fields:
        if field.name in shown:
            yield from _items_of_field(field, field.value_from_object(page))


def _items_of_field(field: Any, value: Any) -> Iterator[Item]:
    place = Place(field.name)
    if isinstance(field, StreamField):
        yield from _items_of_stream(place, value or ())
        return
    references: Any = ()
    if isinstance(field, RichTextField):
        references = field.extract_references(value or "")
        value = RichText(value or "")
    elif field.many_to_one and value is not None:
        references = [(field.related_model, value)]
    yield Item(place, str(field.verbose_name), value, not field.blank, _numbered(references))


def _items_of_stream(place: Place, stream: StreamValue) -> Iterator[Item]:
    for child in stream:
        yield from _items_of_block(child.block, child.value, Place(place.field, child.id or ""), ())


def _items_of_block(block: Block, value: Any, place: Place, labels: tuple[str, ...]) -> Iterator[Item]:
    """A block within a stream is one place: an editor finds the rest of the way."""
    labels = (*labels, str(block.label)) if block.label else labels
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            is_film = isinstance(block, EmbedBlock) and name == "url"
            for item in _items_of_block(child, value.get(name), place, labels):
                yield replace(item, is_film=is_film)
    elif isinstance(block, StreamBlock | ListBlock):
        children = value if isinstance(block, StreamBlock) else value.bound_blocks
        for child in children:
            yield from _items_of_block(child.block, child.value, place, labels)
    else:
        references = () if value is None else block.extract_references(value)
        is_required = bool(getattr(block, "required", False))
        label = ": ".join(dict.fromkeys(labels))
        yield Item(place, label, _value_of(block, value), is_required, _numbered(references))


def _value_of(block: Block, value: Any) -> Any:
    return value or RichText("") if isinstance(block, RichTextBlock) else value


def _numbered(references: Any) -> tuple[tuple[type[models.Model], int], ...]:
    return tuple((model, whole_number(str(pk))) for model, pk, *_paths in references)
