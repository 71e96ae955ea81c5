"""Reading many participants, in the registry's own words."""

from typing import Any, Self

from django.db import models


class ParticipantQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        """Participants with a number: candidates are nobody's business until they are admitted."""
        return self.exclude(status="candidate")

    def current(self) -> Self:
        """Those who belong to the alliance today; a withdrawn participant keeps its number only."""
        return self.filter(status="participant")

    def in_order(self) -> Self:
        return self.order_by("ordinal")

    def newest_first(self) -> Self:
        return self.order_by("-ordinal")
