"""What the editorial desk's reports share."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.common.spreadsheets import FormulaFreeExport
from cms.publishing.templatetags.times import when


class MomentColumn(Column):
    """A time with its zone. In exports it is in UTC, and the heading says so."""

    def get_value(self, instance: Any) -> str:
        return when(super().get_value(instance))


class LinkedColumn(TitleColumn):
    """The row's title, leading to where it is edited."""

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(name, get_url=lambda row: row.url, **options)


class Report(FormulaFreeExport, ReportView):
    """A table with filters and export. `rows` turns objects into what the columns, and the export, show."""

    slug: ClassVar[str]
    results_template_name = "publishing/admin/reports_results.html"
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]
    # Whose permissions those are.
    guarded_model: ClassVar[type[Model]] = Page

    @classmethod
    def is_open_to(cls, user: Any) -> bool:
        policy = policy_registry.get_by_type(cls.guarded_model)
        return bool(policy.user_has_any_permission(user, cls.any_permission_required))

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(self.guarded_model)

    def rows(self, objects: Iterable[Any]) -> list[Any]:
        raise NotImplementedError

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path(f"{cls.slug}/", cls.as_view(), name=cls.index_url_name),
            path(f"{cls.slug}/results/", cls.as_view(results_only=True), name=cls.index_results_url_name),
        ]

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if slug := cls.__dict__.get("slug"):
            cls.index_url_name = f"publishing_report_{slug}"
            cls.index_results_url_name = f"{cls.index_url_name}_results"

    @property
    def list_export(self) -> list[str]:
        return [column.name for column in self.columns]

    def get_filename(self) -> str:
        return f"{self.slug}-{timezone.localdate():%Y-%m-%d}"

    def get_filtered_queryset(self) -> QuerySet:
        return self.get_queryset()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Rows with equal values keep their order from page to page."""
        return queryset.order_by(self.ordering, "-pk")

    def get_table(self, object_list: Iterable[Any]) -> Table:
        return super().get_table(self.rows(object_list))

    def as_spreadsheet(self, queryset: Iterable[Any], spreadsheet_format: str) -> HttpResponseBase:
        response: HttpResponseBase = super().as_spreadsheet(self.rows(queryset), spreadsheet_format)
        return response

    def get_heading(self, queryset: Any, field: str) -> str:
        column = next(column for column in self.columns if column.name == field)
        label = str(column.label)
        return f"{label} ({_('UTC')})" if isinstance(column, MomentColumn) else label
