"""Registers what the admin shows of the registry."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail_modeladmin.options import modeladmin_register

from participants import log_actions
from participants.admin import ParticipantsMenu
from participants.applications import log_actions as application_log_actions
from participants.choosers import ParticipantChooserViewSet, participant_chooser
from participants.dashboard import RegistryPanel

modeladmin_register(ParticipantsMenu)
hooks.register("register_log_actions", log_actions.register)
hooks.register("register_log_actions", application_log_actions.register)


@hooks.register("register_admin_viewset")
def register_participant_chooser() -> ParticipantChooserViewSet:
    return participant_chooser


@hooks.register("construct_homepage_panels")
def add_registry_panel(request: HttpRequest, panels: list[Component]) -> None:
    if RegistryPanel.is_shown(request):
        panels.append(RegistryPanel())
