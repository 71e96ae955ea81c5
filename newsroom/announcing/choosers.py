"""Choosing what an article announces: an accession, by number, name and date."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.chooser import (
    BaseChooseView,
    ChooseResultsViewMixin,
    ChooseViewMixin,
    ChosenView,
    CreationFormMixin,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from cms.common.choosers import SteadyChosenMixin
from newsroom.announcing.announcements import accessions
from participants.models import Participant, RegistryEntry
from participants.querysets import RegistryEntryQuerySet


def label_of(accession: RegistryEntry) -> str:
    """How a chosen accession is shown: "127 · Tivat · 21 April 2015"."""
    participant = accession.participant
    day = participant.joined_on or accession.effective_on
    return f"{accession.ordinal} · {participant.name} · {date_format(day)}"


class AccessionFilterForm(SearchFilterMixin, BaseFilterForm):
    def filter(self, objects: RegistryEntryQuerySet) -> RegistryEntryQuerySet:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return objects.filter(participant__in=Participant.objects.matching(self.search_query).values("pk"))


class AccessionListing(BaseChooseView):
    filter_form_class = AccessionFilterForm
    ordering = ("-ordinal",)

    def get_object_list(self) -> RegistryEntryQuerySet:
        return accessions().select_related("participant")

    @property
    def columns(self) -> list[Column]:
        name = self.title_column
        name.label, name.accessor = _("Name"), "participant.name"
        return [
            Column("ordinal", label=pgettext_lazy("of a participant", "Number"), width="15%"),
            name,
            DateColumn("day", label=_("Joined on"), width="20%"),
            Column("status", label=_("Status"), accessor="participant.get_status_display"),
        ]


class ChooseView(ChooseViewMixin, CreationFormMixin, AccessionListing):
    pass


class ChooseResultsView(ChooseResultsViewMixin, CreationFormMixin, AccessionListing):
    pass


class LabelMixin:
    def get_display_title(self, instance: Any) -> str:
        return label_of(instance)


class AccessionChosenView(SteadyChosenMixin, LabelMixin, ChosenView):
    pass


class BaseAccessionChooser(LabelMixin, BaseChooser):
    pass


class AccessionChooserViewSet(ChooserViewSet):
    model = RegistryEntry
    icon = "list-ol"
    choose_one_text = _("Choose an accession")
    choose_another_text = _("Choose another accession")
    per_page = 20

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = AccessionChosenView
    base_widget_class = BaseAccessionChooser


accession_chooser = AccessionChooserViewSet("accession_chooser")
