"""How staff narrow the registry's list. Each filter offers its choices and ignores anything else."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from participants.countries import named_countries
from participants.models import Participant
from participants.querysets import ParticipantQuerySet

Choices = Iterable[tuple[str, Any]]


class RegistryFilter(SimpleListFilter):
    """One select of the filter form. A value that is not among its choices changes nothing."""

    template = "participants/admin/filter.html"
    parameter_name: str

    def queryset(self, request: HttpRequest, queryset: Any) -> ParticipantQuerySet:
        value = self.value()
        if value not in dict(self.lookup_choices):
            return queryset
        return self.narrow(queryset, value)

    def narrow(self, queryset: ParticipantQuerySet, value: str) -> ParticipantQuerySet:
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
        return named_countries(Participant.objects.country_codes())


class KindFilter(RegistryFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return Participant.Kind.choices


class JoinedYearFilter(RegistryFilter):
    title = _("year of accession")
    parameter_name = "joined"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        years = reversed(Participant.objects.numbered().accessions_per_year())
        return [(str(year), str(year)) for year in years]

    def narrow(self, queryset: ParticipantQuerySet, value: str) -> ParticipantQuerySet:
        return queryset.joined_in(int(value))


class SampleFilter(RegistryFilter):
    title = _("sample")
    parameter_name = "sample"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("no", _("Real entries")), ("yes", _("Sample entries"))]

    def narrow(self, queryset: ParticipantQuerySet, value: str) -> ParticipantQuerySet:
        return queryset.filter(is_sample=value == "yes")
