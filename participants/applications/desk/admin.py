"""Applications as staff see them."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import display
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from participants import admin_views
from participants.admin_addresses import NumberedURLHelper
from participants.applications.desk import filters
from participants.applications.desk.acts import ACTS
from participants.applications.desk.buttons import ApplicationButtonHelper
from participants.applications.desk.decision import DecisionView
from participants.applications.desk.listing import ApplicationIndexView
from participants.applications.desk.page import ApplicationPageView
from participants.applications.desk.permissions import ApplicationPermissionHelper
from participants.applications.writing import name_of
from participants.models import Application
from participants.registrar.acts import Act

OPEN = Application.State.open_ones()


class ApplicationAdmin(ModelAdmin):
    model = Application
    menu_label = _("Applications")
    menu_item_name = "applications"
    menu_icon = "mail"
    url_helper_class = NumberedURLHelper
    permission_helper_class = ApplicationPermissionHelper
    button_helper_class = ApplicationButtonHelper

    index_view_class = ApplicationIndexView
    inspect_view_class = ApplicationPageView
    history_view_class = admin_views.HistoryView
    inspect_view_enabled = True

    list_display = ("name", "flagged_country", "state", "submitted", "age", "handled_by", "duplicates")
    list_select_related = ("handler",)
    list_filter = (filters.StateFilter, filters.CountryFilter, filters.HandlerFilter)
    list_per_page = 50
    search_fields = ("name", "contact_name", "contact_email")
    list_export = (
        "name",
        "kind_name",
        "country_code",
        "country_name",
        "population",
        "state_name",
        "state_since",
        "submitted_at",
        "handled_by",
        "duplicates",
        "contact_name",
        "contact_function",
        "contact_email",
        "message",
    )
    export_filename = "applications"

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        return (
            *super().get_admin_urls_for_registration(),
            self._address("decision", DecisionView.as_view),
            *(self._address(act.name, act.view_class.as_view, act=act) for act in ACTS),
        )

    def _address(self, name: str, as_view: Callable[..., Any], **given: Act) -> URLPattern:
        def view(request: HttpRequest, instance_pk: str) -> HttpResponse:
            return as_view(model_admin=self, instance_pk=instance_pk, **given)(request)

        pattern = self.url_helper.get_action_url_pattern(name)
        return re_path(pattern, view, name=self.url_helper.get_action_url_name(name))

    @display(description=_("country"), ordering="country")
    def flagged_country(self, application: Application) -> str:
        country = application.country
        image = '<img class="flag" src="{}" alt="" width="16" height="11"> {}'
        return format_html(image, country.flag, country.name)

    @display(description=_("submitted"), ordering="submitted_at")
    def submitted(self, application: Application) -> str:
        return date_format(timezone.localtime(application.submitted_at))

    @display(description=_("waiting for"), ordering="-submitted_at")
    def age(self, application: Application) -> str:
        """How long it has been waiting for an answer; empty once it has one."""
        return timesince(application.submitted_at, depth=1) if application.state in OPEN else ""

    @display(description=_("handled by"), ordering="handler__username")
    def handled_by(self, application: Application) -> str:
        return name_of(application.handler)

    @display(description=_("possible duplicates"))
    def duplicates(self, application: Any) -> str:
        """Of one of the list, which has looked for its twins."""
        twins = application.twins
        if not twins:
            return ""
        told = {"number": len(twins)}
        if any(twin.is_same_name for twin in twins):
            return gettext("%(number)d, with the same name") % told
        return gettext("%(number)d, with a name like it") % told

    @display(description=_("country code"))
    def country_code(self, application: Application) -> str:
        return application.country.code

    @display(description=_("country"))
    def country_name(self, application: Application) -> str:
        return application.country.name

    @display(description=_("kind"))
    def kind_name(self, application: Application) -> str:
        return application.get_kind_display()

    @display(description=_("state"))
    def state_name(self, application: Application) -> str:
        return application.get_state_display()
