"""Choosers of the admin that take whatever was sent: rubbish is no choice, and no error of ours."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

# Of numbers that both databases keep.
_LONGEST_KEY = 18


class SteadyChooserMixin:
    """Before a Wagtail chooser widget in the bases.

    The form says that rubbish is no valid choice. Wagtail's widget, asked to show it again, looks for an
    object with that id and ends with an error 500 where the text is no number.
    """

    def get_instance(self, value: Any) -> Any:
        try:
            return super().get_instance(value)  # type: ignore[misc] # the widget's
        except ValueError:
            return None


class SteadyChosenMixin:
    """Before a Wagtail view that answers with what was chosen."""

    def get_object(self, pk: str) -> Any:
        if not _is_key(pk):
            raise Http404
        return super().get_object(pk)  # type: ignore[misc] # the view's

    def get_objects(self, pks: Iterable[str]) -> QuerySet[Any]:
        objects: QuerySet[Any] = super().get_objects(filter(_is_key, pks))  # type: ignore[misc] # the view's
        return objects


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_KEY
