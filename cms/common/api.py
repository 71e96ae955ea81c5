"""Wagtail's API v2 for the public: no accounts, no errors from bad input, no cost per listed item."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone
from rest_framework.filters import BaseFilterBackend
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.serializers import BaseSerializer as RestSerializer
from taggit.managers import TaggableManager
from wagtail.api.v2 import filters
from wagtail.api.v2.utils import BadRequestError, parse_boolean
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.fields import StreamField

from cms.common.api_fields import ReadsRelations
from cms.common.parameters import LARGEST, problem_with


class FieldsFilter(BaseFilterBackend):
    """`?date=2015-05-20`: the stock filter, with values checked before the database sees them."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: BaseAPIViewSet) -> QuerySet:
        names = set(view.get_available_fields(queryset.model, db_fields_only=True)) - {"locale"}
        for name in request.GET.keys() & names:
            field = queryset.model._meta.get_field(name)
            if isinstance(field, TaggableManager):
                queryset = _with_tags(queryset, name, request.GET[name])
            else:
                queryset = queryset.filter(**{name: _value_of(field, request.GET[name])})
        return queryset


class OrderingFilter(filters.OrderingFilter):
    """`?order=-date`: the stock filter, by columns only, and always in the same order."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: BaseAPIViewSet) -> QuerySet:
        for name in request.GET.get("order", "").split(","):
            if _is_relation_to_many(queryset.model, name.removeprefix("-")):
                raise BadRequestError(f"order: cannot order by {name!r}, of which there may be several")
        ordered = super().filter_queryset(request, queryset, view)
        is_ranked = "search" in request.GET or ordered.query.order_by == ("?",)
        return ordered if is_ranked else ordered.order_by(*ordered.query.order_by, "pk")


class PublicEndpoint(BaseAPIViewSet):
    """Mixed in before one of Wagtail's endpoints, makes that fit for the public."""

    renderer_classes = [JSONRenderer]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if problem := problem_with(request.GET):
            raise BadRequestError(problem)
        super().initial(request, *args, **kwargs)

    def paginate_queryset(self, queryset: QuerySet) -> list[models.Model]:
        self.listed = list(super().paginate_queryset(queryset))
        return self.listed

    def get_serializer_context(self) -> dict[str, Any]:
        context = super().get_serializer_context()
        if self.action == "listing_view":
            context["together"] = self.listed
        return context

    def get_serializer(self, *args: Any, **kwargs: Any) -> RestSerializer:
        serializer = super().get_serializer(*args, **kwargs)
        if self.action == "listing_view":
            prefetch_related_objects(self.listed, *_relations_of(serializer.child))
        return serializer


def _relations_of(serializer: Any) -> list[str | Prefetch]:
    reading = (field for field in serializer.fields.values() if isinstance(field, ReadsRelations))
    return [relation for field in reading for relation in field.relations()]


def _is_relation_to_many(model: type[models.Model], name: str) -> bool:
    to_many = (field.name for field in model._meta.get_fields() if field.many_to_many or field.one_to_many)
    return name in to_many


def _with_tags(queryset: QuerySet, name: str, tags: str) -> QuerySet:
    for tag in tags.split(","):
        queryset = queryset.filter(**{f"{name}__name": tag})
    # The stock search filter looks for this mark, since it cannot search within tagged pages.
    queryset._filtered_by_tag = True  # type: ignore[attr-defined]  # noqa: SLF001
    return queryset


def _value_of(field: Any, text: str) -> Any:
    if isinstance(field, StreamField):
        raise BadRequestError(f"{field.name}: cannot filter by a body; search finds words in it")
    try:
        value = parse_boolean(text) if isinstance(field, models.BooleanField) else field.to_python(text)
    except (ValueError, ValidationError) as error:
        raise BadRequestError(f"{field.name}: {text!r} is not a valid value") from error
    if isinstance(value, int) and not -LARGEST <= value <= LARGEST:
        raise BadRequestError(f"{field.name}: {text!r} is too large")
    if isinstance(field, models.DateTimeField) and timezone.is_naive(value):
        return timezone.make_aware(value)
    return value
