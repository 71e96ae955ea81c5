"""Images whose rights are unclear or run out, and where they are used."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any, ClassVar

import django_filters
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from cms.media import gaps
from cms.media.models import CreditedImage
from cms.publishing.reports.base import LinkedColumn, Report
from cms.publishing.reports.usage import Use, usage_of

# What an export asks about at a time.
_AT_ONCE = 500


def _expiring(days: int) -> Callable[[], Q]:
    def condition() -> Q:
        today = timezone.localdate()
        return Q(rights_expire_on__range=(today, today + timedelta(days=days)))

    return condition


PROBLEMS: dict[str, tuple[Any, Callable[[], Q]]] = {
    "credit": (_("no credit"), lambda: gaps.condition("credit")),
    "licence": (_("no licence"), lambda: Q(licence="")),
    "description": (_("no description"), lambda: gaps.condition("description")),
    "expired": (_("rights expired"), lambda: gaps.condition("rights")),
    "expiring_30": (_("rights expire within 30 days"), _expiring(30)),
    "expiring_90": (_("rights expire within 90 days"), _expiring(90)),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    title: str
    url: str
    problems: str
    credit: str
    licence: str
    rights_expire_on: date | None
    uses: list[Use | None]

    @property
    def used_in(self) -> str:
        """The uses as text, for the export."""
        return ", ".join([*(use.title for use in self.uses if use), *filter(None, [self.elsewhere])])

    @property
    def elsewhere(self) -> str:
        """How often it is used where the reader may not look."""
        number = self.uses.count(None)
        if not number:
            return ""
        return ngettext("%(number)d more elsewhere", "%(number)d more elsewhere", number) % {"number": number}


class UsesColumn(Column):
    cell_template_name = "publishing/admin/reports_uses_cell.html"

    def get_value(self, instance: Row) -> Row:
        return instance


class ProblemFilter(django_filters.ChoiceFilter):
    def filter(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(**{f"has_{value}": True}) if value else queryset


class ImageRightsFilterSet(WagtailFilterSet):
    problem = ProblemFilter(
        label=_("Problem"),
        choices=[(code, label) for code, (label, _condition) in PROBLEMS.items()],
        empty_label=_("All"),
    )

    class Meta:
        model = CreditedImage
        fields = ["problem", "collection"]


class ImageRightsReport(Report):
    slug = "image-rights"
    page_title = _("Image rights")
    header_icon = "image"
    filterset_class = ImageRightsFilterSet
    default_ordering = "title"
    verbose_name_plural = CreditedImage._meta.verbose_name_plural
    any_permission_required: ClassVar[list[str]] = ["change", "delete"]
    guarded_model = CreditedImage
    columns = [
        LinkedColumn("title", label=_("Title"), sort_key="title"),
        Column("problems", label=_("Problems")),
        Column("credit", label=_("Credit")),
        Column("licence", label=_("Licence"), sort_key="licence"),
        Column("rights_expire_on", label=_("Rights expire on"), sort_key="rights_expire_on"),
        UsesColumn("used_in", label=_("Used in")),
    ]

    def get_base_queryset(self) -> QuerySet:
        return with_problems(
            self.permission_policy.instances_user_has_any_permission_for(
                self.request.user, self.any_permission_required
            )
        )

    def rows(self, objects: Iterable[CreditedImage]) -> list[Row]:
        images = iter(objects)
        rows = []
        while some := list(islice(images, _AT_ONCE)):
            usage = usage_of(some, user=self.request.user)
            rows += [_row(image, usage[image.pk]) for image in some]
        return rows


def with_problems(images: QuerySet) -> QuerySet:
    """Those images that have any, each marked with which."""
    conditions = {code: condition() for code, (_label, condition) in PROBLEMS.items()}
    marks = {
        f"has_{code}": ExpressionWrapper(condition, BooleanField()) for code, condition in conditions.items()
    }
    return images.filter(Q(*conditions.values(), _connector=Q.OR)).annotate(**marks)


def _row(image: Any, uses: list[Use | None]) -> Row:
    return Row(
        title=image.title,
        url=reverse("wagtailimages:edit", args=[image.pk]),
        problems=", ".join(_problems(image)),
        credit=image.credit_line,
        licence=image.get_licence_display(),
        rights_expire_on=image.rights_expire_on,
        uses=uses,
    )


def _problems(image: Any) -> list[str]:
    """In words; what expires within 30 days does so within 90, which need not be said."""
    codes = [code for code in PROBLEMS if getattr(image, f"has_{code}")]
    if "expiring_30" in codes:
        codes.remove("expiring_90")
    return [str(PROBLEMS[code][0]) for code in codes]
