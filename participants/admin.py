"""The registry as staff see it."""

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

from participants import admin_filters, admin_views
from participants.admin_addresses import NumberedURLHelper
from participants.applications.desk.admin import ApplicationAdmin
from participants.milestones.admin import MilestoneAdmin
from participants.models import Participant
from participants.registrar.acts import Act, acts
from participants.registrar.buttons import RegistrarButtonHelper
from participants.registrar.correcting import CORRECT

PROFILE_STATES = {"live": _("Live"), "draft": _("Draft"), "": pgettext_lazy("profile", "None")}


class ParticipantAdmin(ModelAdmin):
    model = Participant
    menu_label = _("Registry")
    menu_item_name = "registry"
    menu_icon = "list-ol"
    url_helper_class = NumberedURLHelper
    button_helper_class = RegistrarButtonHelper

    index_view_class = admin_views.IndexView
    create_view_class = admin_views.CreateView
    edit_view_class = admin_views.EditView
    delete_view_class = admin_views.DeleteView
    inspect_view_class = admin_views.InspectView
    history_view_class = admin_views.HistoryView
    inspect_view_enabled = True

    list_display = (
        "ordinal",
        "marked_name",
        "flagged_country",
        "kind",
        "joined_on",
        "status",
        "profile",
    )
    list_display_add_buttons = "marked_name"
    list_filter = (
        admin_filters.StatusFilter,
        admin_filters.CountryFilter,
        admin_filters.KindFilter,
        admin_filters.JoinedYearFilter,
        admin_filters.SampleFilter,
    )
    list_per_page = 50
    search_fields = ("name", "ordinal")
    list_export = (
        "ordinal",
        "name",
        "country_code",
        "country_name",
        "kind_name",
        "status_name",
        "joined_on",
        "profile",
        "population",
        "roma_population_estimate",
        "website",
        "latitude",
        "longitude",
        "sample_mark",
    )
    export_filename = "participants"
    inspect_view_fields = (
        "ordinal",
        "name",
        "kind",
        "country",
        "status",
        "joined_on",
        "successor",
        "population",
        "roma_population_estimate",
        "website",
        "latitude",
        "longitude",
        "coat_of_arms",
        "is_sample",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_profile_state()

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        of_acts = (self._address_of(act) for act in (*acts(), CORRECT))
        return (*super().get_admin_urls_for_registration(), *of_acts)

    def _address_of(self, act: Act) -> URLPattern:
        def act_view(request: HttpRequest, instance_pk: str) -> HttpResponse:
            view = act.view_class.as_view(model_admin=self, instance_pk=instance_pk, act=act)
            return view(request)

        pattern = self.url_helper.get_action_url_pattern(act.name)
        return re_path(pattern, act_view, name=self.url_helper.get_action_url_name(act.name))

    @display(description=_("name"), ordering="sort_name")
    def marked_name(self, participant: Participant) -> str:
        if not participant.is_sample:
            return participant.name
        mark = '{} <span class="w-status w-status--label">{}</span>'
        return format_html(mark, participant.name, self.sample_mark(participant))

    @display(description=_("country"), ordering="country")
    def flagged_country(self, participant: Participant) -> str:
        country = participant.country
        image = '<img class="flag" src="{}" alt="" width="16" height="11"> {}'
        return format_html(image, country.flag, country.name)

    @display(description=_("profile"), ordering="profile_state")
    def profile(self, participant: Participant) -> str:
        return str(PROFILE_STATES[participant.profile_state])

    @display(description=_("country code"))
    def country_code(self, participant: Participant) -> str:
        return participant.country.code

    @display(description=_("country"))
    def country_name(self, participant: Participant) -> str:
        return participant.country.name

    @display(description=_("kind"))
    def kind_name(self, participant: Participant) -> str:
        return participant.get_kind_display()

    @display(description=_("status"))
    def status_name(self, participant: Participant) -> str:
        return participant.get_status_display()

    @display(description=_("sample"))
    def sample_mark(self, participant: Participant) -> str:
        return gettext("Sample") if participant.is_sample else ""


class ParticipantsMenu(ModelAdminGroup):
    menu_label = _("Participants")
    menu_item_name = "participants"
    menu_icon = "group"
    menu_order = 120
    items = (ParticipantAdmin, ApplicationAdmin, MilestoneAdmin)
