"""Wagtail's list of images with a filter for what they lack."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.images.views.images import ImagesFilterSet, IndexView

from cms.media import gaps


class GapFilter(ChoiceFilter):
    def filter(self, queryset: QuerySet, value: Any) -> QuerySet:
        return queryset.filter(gaps.condition(value)) if value else queryset


class ImageFilterSet(ImagesFilterSet):
    lacks = GapFilter(label=_("Images"), choices=list(gaps.LABELS.items()), empty_label=_("All"))


class ImageIndexView(IndexView):
    filterset_class = ImageFilterSet


def urls() -> list[URLPattern]:
    """Found before Wagtail's own, which keep their names: `reverse` still leads here."""
    return [
        path("images/", ImageIndexView.as_view()),
        path("images/results/", ImageIndexView.as_view(results_only=True)),
    ]
