"""What the content of a revision refers to, read from the stored values: the objects may be gone."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ChooserBlock, ListBlock
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page

Content = Mapping[str, Any]
Target = tuple[type[models.Model], str]


@dataclass(frozen=True, kw_only=True)
class Reference:
    """From a field of a page, or from a row or a block within it, to an object by its key.

    `is_protected`: the object could not be deleted while a row of the database referred to it so.
    """

    field: str
    label: str
    model: type[models.Model]
    key: str
    is_protected: bool = False

    @property
    def target(self) -> Target:
        return self.model, self.key


def references(model: type[models.Model], content: Content) -> Iterator[Reference]:
    """In fields, in the rows of child relations and in blocks; links in running text are not counted."""
    yield from row_references(model, content)
    for field in model._meta.fields:
        if isinstance(field, StreamField) and (value := content.get(field.name)):
            blocks = json.loads(value) if isinstance(value, str) else value
            yield from _in_block(field.name, field.stream_block, blocks)


def row_references(model: type[models.Model], content: Content) -> Iterator[Reference]:
    """In fields and in the rows of child relations, there by the relation's name."""
    yield from own_references(model, content)
    for name, row_model, rows in child_rows(model, content):
        for row in rows:
            yield from (replace(each, field=name) for each in own_references(row_model, row))


def own_references(model: type[models.Model], content: Content) -> Iterator[Reference]:
    """Of one row's foreign keys, without those that every page has and those to the row's parent."""
    for field in own_keys(model):
        if content.get(field.name) is not None:
            yield Reference(
                field=field.name,
                label=str(field.verbose_name),
                model=field.related_model,
                key=str(content[field.name]),
                is_protected=field.remote_field.on_delete in {models.PROTECT, models.RESTRICT},
            )


def own_keys(model: type[models.Model]) -> list[Any]:
    return [
        field
        for field in model._meta.fields
        if field.many_to_one and field.model is not Page and not isinstance(field, ParentalKey)
    ]


def child_rows(
    model: type[models.Model], content: Content
) -> Iterator[tuple[str, type[models.Model], list[Content]]]:
    """Each child relation: its name, the model of its rows, and the rows."""
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name != COMMENTS_RELATION_NAME:
            yield name, relation.related_model, content.get(name, [])


def _in_block(field: str, block: Block, value: Any) -> Iterator[Reference]:
    if value is None:
        return
    if isinstance(block, ChooserBlock):
        yield Reference(field=field, label=str(block.label), model=block.model_class, key=str(value))
    for child, child_value in _children(block, value):
        yield from _in_block(field, child, child_value)


def _children(block: Block, value: Any) -> Iterator[tuple[Block, Any]]:
    if isinstance(block, BaseStreamBlock):
        known = (each for each in value if each["type"] in block.child_blocks)
        yield from ((block.child_blocks[each["type"]], each["value"]) for each in known)
    elif isinstance(block, BaseStructBlock):
        yield from ((child, value.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, ListBlock):
        yield from ((block.child_block, each["value"]) for each in value)
