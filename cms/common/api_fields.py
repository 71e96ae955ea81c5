"""Fields of the API that models name in their `api_fields`."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from rest_framework.fields import Field


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
