"""Registers what the admin shows of the newsroom."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from newsroom.announcing import log_actions
from newsroom.announcing.choosers import AccessionChooserViewSet, accession_chooser
from newsroom.dashboard import ArticlesPanel
from newsroom.viewsets import NewsMenu

register_snippet(NewsMenu)
hooks.register("register_log_actions", log_actions.register)


@hooks.register("register_admin_viewset")
def register_accession_chooser() -> AccessionChooserViewSet:
    return accession_chooser


@hooks.register("construct_homepage_panels")
def add_articles_panel(request: HttpRequest, panels: list[Component]) -> None:
    if user_has_any_page_permission(request.user):
        panels.append(ArticlesPanel())
