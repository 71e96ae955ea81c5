"""How staff narrow the registry's list. Each filter offers its choices and ignores anything else."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from participants.models import Participant

Choices = Iterable[tuple[str, Any]]


class RegistryFilter(SimpleListFilter):
    """One select of the filter form. A value that is not among its choices changes nothing."""

    template = "participants/admin/filter.html"
    parameter_name: str

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if value not in dict(self.lookup_choices):
            return queryset
        return self.narrow(queryset, value)

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(**{self.parameter_name: value})


class StatusFilter(RegistryFilter):
    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return Participant.Status.choices


class CountryFilter(RegistryFilter):
    title = _("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        codes = Participant.objects.order_by().values_list("country", flat=True).distinct()
        return sorted(
            ((code, countries.name(code)) for code in map(str, codes)), key=lambda choice: choice[1]
        )


class KindFilter(RegistryFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return Participant.Kind.choices


class JoinedYearFilter(RegistryFilter):
    title = _("year of accession")
    parameter_name = "joined"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        years = (
            Participant.objects.filter(joined_on__isnull=False)
            .annotate(year=ExtractYear("joined_on"))
            .order_by("-year")
            .values_list("year", flat=True)
            .distinct()
        )
        return [(str(year), str(year)) for year in years]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(joined_on__year=int(value))


class SampleFilter(RegistryFilter):
    title = _("sample")
    parameter_name = "sample"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("no", _("Real entries")), ("yes", _("Sample entries"))]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(is_sample=value == "yes")
