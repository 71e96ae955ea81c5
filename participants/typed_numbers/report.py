"""The report “Registry numbers in texts”."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.models import Page

from cms.publishing.reports.base import LinkedColumn, Report
from cms.publishing.rights import editable_pages
from participants.contradictions import Contradiction
from participants.figures.figure import Subject
from participants.figures.telling import description_of
from participants.typed_numbers.finding import Finding, in_drafts, in_live_pages

DRAFTS = "drafts"


@dataclass(frozen=True, kw_only=True)
class Row:
    title: str
    url: str
    page_type: str
    day: date
    quote: str
    sentence: str
    record: str
    figure: str


class TypedNumbersFilterSet(WagtailFilterSet):
    # What it chooses is not among the pages but of each page: the report reads it.
    texts = django_filters.ChoiceFilter(
        label=gettext_lazy("Texts"),
        choices=[(DRAFTS, gettext_lazy("Drafts"))],
        empty_label=gettext_lazy("Live pages"),
        method="keep_all",
    )

    class Meta:
        model = Page
        fields = ["texts", "locale"]

    def keep_all(self, pages: QuerySet, _name: str, _value: str) -> QuerySet:
        return pages


class TypedNumbersReport(Report):
    """All pages the reader may edit are read anew: the record may have changed as well as the texts."""

    slug = "registry-numbers"
    page_title = gettext_lazy("Registry numbers in texts")
    header_icon = "table"
    filterset_class = TypedNumbersFilterSet
    verbose_name_plural = gettext_lazy("texts that contradict the registry")
    columns = [
        LinkedColumn("title", label=gettext_lazy("Page")),
        Column("page_type", label=gettext_lazy("Type")),
        Column("day", label=gettext_lazy("Speaks of")),
        Column("quote", label=gettext_lazy("Number")),
        Column("sentence", label=gettext_lazy("Sentence")),
        Column("record", label=gettext_lazy("The record says")),
        Column("figure", label=gettext_lazy("Figure to use")),
    ]

    def get_base_queryset(self) -> QuerySet:
        return editable_pages(self.request.user)

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by()

    def get_filtered_queryset(self) -> Any:
        pages = self.get_queryset()
        find = in_drafts if self.request.GET.get("texts") == DRAFTS else in_live_pages
        return find(pages)

    def rows(self, objects: Iterable[Finding]) -> list[Row]:
        return [_row(finding) for finding in objects]


def _row(finding: Finding) -> Row:
    stored, wrong = finding.stored, finding.contradiction
    return Row(
        title=stored.title,
        url=_address(finding),
        page_type=capfirst(str(stored.page_type._meta.verbose_name)),
        day=stored.on,
        quote=wrong.claim.quote,
        sentence=wrong.claim.sentence,
        record=_record_says(wrong),
        figure=description_of(wrong.figure, wrong.name) if wrong.figure else "",
    )


def _address(finding: Finding) -> str:
    """In the editor, with the block of the sentence unfolded."""
    place = finding.contradiction.place
    path = f"{place.field}.{place.block}" if place.block else place.field
    return f"{reverse('wagtailadmin_pages:edit', args=[finding.stored.page])}#:w:contentpath={path}"


def _record_says(wrong: Contradiction) -> str:
    number, missing = wrong.number, wrong.missing
    if wrong.subject == Subject.ORDINAL:
        return _("%(name)s has the number %(number)s") % {"name": wrong.name, "number": number}
    if wrong.subject == Subject.COUNTRIES:
        said = f"{number} {ngettext('country', 'countries', number)}"
    else:
        said = f"{number} {ngettext('participant', 'participants', number)}"
    if not missing:
        return said
    gap = ngettext(
        "%(missing)s number is not on record", "%(missing)s numbers are not on record", missing
    ) % {"missing": missing}
    return f"{said} ({gap})"
