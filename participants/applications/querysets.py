"""Reading many applications, in the words of those who handle them."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from cms.common.collation import sort_key


class ApplicationQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        """Received or in review: they wait for the staff."""
        return self.filter(state__in=self.model.State.open_ones())

    def unhandled(self) -> Self:
        """Nobody has taken them up yet."""
        return self.filter(state=self.model.State.RECEIVED)

    def handled_by(self, user: Any) -> Self:
        return self.filter(handler=user)

    def from_country(self, code: str) -> Self:
        return self.filter(country=code)

    def matching(self, text: str) -> Self:
        """Whose name has these words, accents and case aside, or whose contact is named or reached so."""
        by_name = Q()
        for word in sort_key(text).split()[:10]:
            by_name &= Q(sort_name__contains=word)
        given = text.strip()
        return self.filter(by_name | Q(contact_name__icontains=given) | Q(contact_email__icontains=given))

    def with_personal_data(self) -> Self:
        return self.filter(erased_at=None)

    def outdated(self, *, closed_before: datetime, open_before: datetime) -> Self:
        """Whose personal data is needed no more: closed so long ago, or left lying for even longer."""
        is_open = Q(state__in=self.model.State.open_ones())
        is_outdated = Q(~is_open, state_since__lt=closed_before) | Q(is_open, state_since__lt=open_before)
        return self.with_personal_data().filter(is_outdated)
