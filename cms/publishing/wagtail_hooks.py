"""Registers what the admin shows of the editorial desk."""

from functools import partial

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component

from cms.publishing import dashboard, log_actions
from cms.publishing.approval.schedule_item import ScheduleMenuItem, drop_publish
from cms.publishing.approval.schedule_view import ScheduleView
from cms.publishing.calendar.access import StaffMenuItem
from cms.publishing.editing.bulk import RefusingPublishAction
from cms.publishing.editing.deletions import keep_held_page, keep_held_pages
from cms.publishing.editing.listings import replace_translation_buttons
from cms.publishing.editing.viewsets import EditorialPageViewSet
from cms.publishing.reports import menu as reports
from cms.publishing.retrying import retry
from cms.publishing.review import log as review_log
from cms.publishing.review.editor import ask_button
from cms.publishing.rights import choosable_pages
from cms.publishing.translating import convert_to_alias
from cms.publishing.watch import log_actions as watch_log

hooks.register("register_log_actions", log_actions.register)
hooks.register("register_log_actions", review_log.register)
hooks.register("register_bulk_action", RefusingPublishAction, order=1)
hooks.register("register_log_actions", watch_log.register, order=1)
hooks.register("register_page_header_buttons", ask_button)
hooks.register("construct_page_action_menu", drop_publish)
hooks.register("construct_page_chooser_queryset", choosable_pages)
hooks.register("before_delete_page", keep_held_page)
hooks.register("before_bulk_action", keep_held_pages)
replace_translation_buttons()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    return [path("publishing/", include("cms.publishing.review.admin_urls"))]


@hooks.register("register_admin_urls")
def calendar_urls() -> list[URLPattern | URLResolver]:
    return [path("", include("cms.publishing.calendar.urls"))]


@hooks.register("register_admin_urls")
def preflight_urls() -> list[URLPattern | URLResolver]:
    return [path("publishing/", include("cms.publishing.preflight.urls"))]


@hooks.register("register_admin_urls", order=-1)
def translation_urls() -> list[URLPattern | URLResolver]:
    """Before those of wagtail-localize."""
    return [path("localize/page/<int:page_id>/convert_to_alias/", convert_to_alias)]


@hooks.register("register_admin_menu_item")
def calendar_menu_item() -> StaffMenuItem:
    return StaffMenuItem(
        _("Calendar"), reverse("publishing_calendar"), name="calendar", icon_name="calendar-alt", order=130
    )


@hooks.register("insert_global_admin_css")
def desk_stylesheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("publishing/desk.css"))


@hooks.register("register_admin_viewset")
def page_viewset() -> EditorialPageViewSet:
    return EditorialPageViewSet()


@hooks.register("insert_editor_js")
def editor_script() -> str:
    return format_html('<script type="module" src="{}"></script>', static("publishing/opened_revision.js"))


@hooks.register("register_admin_urls")
def schedule_urls() -> list[URLPattern | URLResolver]:
    return [path("pages/<int:page_id>/schedule/", ScheduleView.as_view(), name="publishing_schedule")]


@hooks.register("register_page_action_menu_item")
def schedule_item() -> ScheduleMenuItem:
    return ScheduleMenuItem(order=35)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern | URLResolver]:
    return [path("reports/", include(reports.urls()))]


for number, report in enumerate(reports.REPORTS):
    hooks.register("register_reports_menu_item", partial(reports.ReportMenuItem, report, order=100 + number))


@hooks.register("register_admin_urls")
def retry_urls() -> list[URLPattern | URLResolver]:
    return [path("publishing/verdicts/<int:verdict>/retry/", retry, name="publishing_retry")]


@hooks.register("construct_homepage_panels")
def desk_panels(request: HttpRequest, panels: list[Component]) -> None:
    """In place of Wagtail's own panels about workflows."""
    panels[:] = [panel for panel in panels if panel.name not in dashboard.REPLACED]
    if user_has_any_page_permission(request.user):
        panels += [panel() for panel in dashboard.PANELS]
