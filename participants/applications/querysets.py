"""Reading many applications, in the words of those who handle them."""

from datetime import datetime
from typing import Any, Self

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Count, Q

from cms.common.collation import sort_key
from cms.common.text import without_control_characters

# A query that grows with what is typed would end at a database's limits.
_LONGEST_SEARCH = 200
_MOST_WORDS = 10


class ApplicationQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        """Received or in review: they wait for the staff."""
        return self.filter(state__in=self.model.State.open_ones())

    def waiting_for(self, user: Any) -> dict[str, int]:
        """How many are to be taken up ("received"), in review ("in_review"), and with this user ("mine")."""
        state = self.model.State
        in_review = Q(state=state.IN_REVIEW)
        return self.aggregate(
            received=Count("pk", filter=Q(state=state.RECEIVED)),
            in_review=Count("pk", filter=in_review),
            mine=Count("pk", filter=in_review & Q(handler=user)),
        )

    def handled_by(self, user: Any) -> Self:
        """A user or its key; None for those that nobody handles."""
        return self.filter(handler=user)

    def handlers(self) -> list[tuple[str, str]]:
        """Who handles some: their keys as text, and their names."""
        people = get_user_model().objects.filter(pk__in=self.exclude(handler=None).values("handler"))
        named = ((str(user.pk), user.get_full_name() or user.get_username()) for user in people)
        return sorted(named, key=lambda pair: sort_key(pair[1]))

    def country_codes(self) -> set[str]:
        return set(self.order_by().values_list("country", flat=True).distinct())

    def from_country(self, code: str) -> Self:
        return self.filter(country=code)

    def matching(self, text: str) -> Self:
        """Whose name has these words, accents and case aside, or whose contact is named or reached so."""
        given = without_control_characters(text).strip()[:_LONGEST_SEARCH]
        by_name = Q()
        for word in sort_key(given).split()[:_MOST_WORDS]:
            by_name &= Q(sort_name__contains=word)
        return self.filter(by_name | Q(contact_name__icontains=given) | Q(contact_email__icontains=given))

    def with_personal_data(self) -> Self:
        return self.filter(erased_at=None)

    def outdated(self, *, closed_before: datetime, open_before: datetime) -> Self:
        """Whose personal data is needed no more: closed so long ago, or left lying for even longer."""
        is_open = Q(state__in=self.model.State.open_ones())
        is_outdated = Q(~is_open, state_since__lt=closed_before) | Q(is_open, state_since__lt=open_before)
        return self.with_personal_data().filter(is_outdated)
