"""Fields of the API that models name in their `api_fields`."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from rest_framework.fields import Field
from wagtail.models import Page

from cms.common.querysets import public_pages


class ReadsRelations(Field):
    """A field that says which relations it reads, so that a list fetches them for all its items at once."""

    def relations(self) -> Sequence[str | Prefetch]:
        raise NotImplementedError

    def fetch_relations(self, instance: models.Model) -> None:
        """For an object read on its own; those of a list have theirs already."""
        if "together" not in self.context:
            prefetch_related_objects([instance], *self.relations())

    def get_attribute(self, instance: models.Model) -> Any:
        self.fetch_relations(instance)
        return super().get_attribute(instance)


class PublicPageRelation(ReadsRelations):
    """Reads a page that another one points to, or null while the public may not read it."""

    def relations(self) -> Sequence[Prefetch]:
        return [Prefetch(self.source, queryset=public_pages(), to_attr=f"public_{self.source}")]

    def get_attribute(self, instance: models.Model) -> Page | None:
        self.fetch_relations(instance)
        page: Page | None = getattr(instance, f"public_{self.source}")
        return page


class PublicPageField(PublicPageRelation):
    """The page that another one points to: id, title and address."""

    def to_representation(self, page: Page) -> dict[str, Any]:
        return {
            "id": page.pk,
            "title": page.title,
            "html_url": page.get_full_url(self.context.get("request")),
        }
