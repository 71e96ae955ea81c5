"""Model fields shared by the rooms."""

from typing import Any

from django import forms
from django.db import models
from wagtail.fields import StreamField

from cms.common.collation import sort_key


class BodyField(StreamField):
    """A StreamField whose blocks stay out of migrations: changing a block is no change of schema."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class WebAddressField(models.URLField):
    """An address that may be typed without its beginning: coe.int is https://coe.int.

    Also what Django 6 does; delete it then.
    """

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**({"assume_scheme": "https"} | kwargs))

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", list(args), dict(kwargs)


class SortKeyField(models.CharField):
    """The sort key of another field, kept up to date with each save (but not by `QuerySet.update`)."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **({"max_length": 255, "db_index": True} | kwargs | {"editable": False}))

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = sort_key(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key
