"""The report “State of the registry”."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail_modeladmin.helpers import AdminURLHelper

from cms.publishing.reports.base import LinkedColumn, Report
from participants.checking.findings import Finding, Severity
from participants.checking.running import check_registry
from participants.models import Participant


@dataclass(frozen=True, kw_only=True)
class Row:
    severity: str
    sentence: str
    name: str
    number: int | None
    check: str
    url: str | None


class FindingFilterSet(WagtailFilterSet):
    # What it chooses is not among the participants but of what is found: the report reads it.
    severity = django_filters.ChoiceFilter(
        label=_("Severity"),
        choices=[(severity.value, severity.label) for severity in Severity],
        empty_label=_("All"),
        method="keep_all",
    )

    class Meta:
        model = Participant
        fields = ["severity"]

    def keep_all(self, participants: QuerySet, _name: str, _value: str) -> QuerySet:
        return participants


class RegistryReport(Report):
    """What `manage.py check_registry` finds, found anew each time it is opened."""

    slug = "registry"
    page_title = _("State of the registry")
    header_icon = "list-ol"
    filterset_class = FindingFilterSet
    verbose_name_plural = _("findings")
    any_permission_required: ClassVar[list[str]] = ["view"]
    guarded_model = Participant
    columns = [
        LinkedColumn("name", label=_("Participant")),
        Column("number", label=_("Number")),
        Column("severity", label=_("Severity")),
        Column("sentence", label=_("What is found")),
        Column("check", label=_("Check")),
    ]

    def get_base_queryset(self) -> QuerySet:
        return Participant.objects.all()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by()

    def get_filtered_queryset(self) -> Any:
        self.get_queryset()
        chosen = self.request.GET.get("severity")
        findings = check_registry()
        is_known = chosen in list(Severity)
        return [finding for finding in findings if finding.severity == chosen] if is_known else findings

    def rows(self, objects: Iterable[Finding]) -> list[Row]:
        addresses = AdminURLHelper(Participant)
        return [_row(finding, addresses) for finding in objects]


def _row(finding: Finding, addresses: AdminURLHelper) -> Row:
    return Row(
        severity=str(finding.severity.label),
        sentence=finding.sentence,
        name=finding.name or gettext("All of the registry"),
        number=finding.number,
        check=finding.check,
        url=addresses.get_action_url("inspect", finding.participant) if finding.participant else None,
    )
