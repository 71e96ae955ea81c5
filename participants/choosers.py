"""Choosing a participant: by number, name and country."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import (
    BaseChooseView,
    ChooseResultsViewMixin,
    ChooseViewMixin,
    ChosenMultipleView,
    ChosenView,
    CreationFormMixin,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from cms.common.choosers import SteadyChooserMixin, SteadyChosenMixin
from participants.models import Participant
from participants.querysets import ParticipantQuerySet


def label_of(participant: Participant) -> str:
    """How a chosen participant is shown: "127 · Tivat, Montenegro"."""
    place = f"{participant.name}, {participant.country.name}"
    return f"{participant.ordinal} · {place}" if participant.ordinal else place


class ParticipantFilterForm(SearchFilterMixin, BaseFilterForm):
    def filter(self, objects: ParticipantQuerySet) -> ParticipantQuerySet:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return objects.matching(self.search_query)


class ParticipantListing(BaseChooseView):
    filter_form_class = ParticipantFilterForm
    ordering = (F("ordinal").desc(nulls_last=True), "sort_name")

    @property
    def columns(self) -> list[Column]:
        name = self.title_column
        name.label = _("Name")
        return [
            Column("ordinal", label=pgettext_lazy("of a participant", "Number"), width="15%"),
            name,
            Column("country", label=_("Country"), accessor="country.name"),
            Column("status", label=_("Status"), accessor="get_status_display"),
        ]


class ChooseView(ChooseViewMixin, CreationFormMixin, ParticipantListing):
    pass


class ChooseResultsView(ChooseResultsViewMixin, CreationFormMixin, ParticipantListing):
    pass


class LabelMixin:
    def get_display_title(self, instance: Participant) -> str:
        return label_of(instance)


class ParticipantChosenView(SteadyChosenMixin, LabelMixin, ChosenView):
    pass


class ParticipantChosenMultipleView(SteadyChosenMixin, LabelMixin, ChosenMultipleView):
    pass


class BaseParticipantChooser(SteadyChooserMixin, LabelMixin, BaseChooser):
    pass


class ParticipantChooserViewSet(ChooserViewSet):
    model = Participant
    icon = "group"
    choose_one_text = _("Choose a participant")
    choose_another_text = _("Choose another participant")
    edit_item_text = _("Edit this participant")
    per_page = 20

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ParticipantChosenView
    chosen_multiple_view_class = ParticipantChosenMultipleView
    base_widget_class = BaseParticipantChooser


participant_chooser = ParticipantChooserViewSet("participant_chooser")
