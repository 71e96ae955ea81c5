"""Registers what the admin shows of the registry."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail_modeladmin.options import modeladmin_register

from cms.publishing.reports.menu import ReportMenuItem
from participants import log_actions
from participants.admin import ParticipantsMenu
from participants.applications import log_actions as application_log_actions
from participants.applications.desk.dashboard import ApplicationsPanel
from participants.checking.desk import RegistryReport
from participants.choosers import ParticipantChooserViewSet, participant_chooser
from participants.dashboard import RegistryPanel
from participants.figures.rich_text import register_feature
from participants.figures.views import choose
from participants.importing import log_actions as import_log_actions
from participants.typed_numbers.report import TypedNumbersReport

modeladmin_register(ParticipantsMenu)
hooks.register("register_log_actions", log_actions.register)
hooks.register("register_log_actions", import_log_actions.register)
hooks.register("register_rich_text_features", register_feature)
hooks.register("register_log_actions", application_log_actions.register)


@hooks.register("register_admin_viewset")
def register_participant_chooser() -> ParticipantChooserViewSet:
    return participant_chooser


@hooks.register("register_admin_urls")
def registry_figure_urls() -> list[URLPattern]:
    return [path("registry-figures/choose/", choose, name="registry_figure_choose")]


@hooks.register("register_admin_urls")
def typed_numbers_urls() -> list[URLPattern | URLResolver]:
    return [path("reports/", include(TypedNumbersReport.urls()))]


@hooks.register("register_reports_menu_item")
def typed_numbers_menu_item() -> ReportMenuItem:
    return ReportMenuItem(TypedNumbersReport, order=110)


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern | URLResolver]:
    return [path("", include("participants.importing.urls"))]


@hooks.register("register_admin_urls")
def registry_report_urls() -> list[URLPattern | URLResolver]:
    return [path("reports/", include(RegistryReport.urls()))]


@hooks.register("register_reports_menu_item")
def registry_report_menu_item() -> ReportMenuItem:
    return ReportMenuItem(RegistryReport, order=109)


@hooks.register("construct_homepage_panels")
def add_registry_panel(request: HttpRequest, panels: list[Component]) -> None:
    if RegistryPanel.is_shown(request):
        panels.append(RegistryPanel())


@hooks.register("construct_homepage_panels")
def add_applications_panel(request: HttpRequest, panels: list[Component]) -> None:
    if ApplicationsPanel.is_shown(request):
        panels.append(ApplicationsPanel())
