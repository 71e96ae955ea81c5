"""Registers what the admin shows of the editorial desk."""

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from wagtail import hooks

from cms.publishing.editing.viewsets import EditorialPageViewSet
from cms.publishing.review import log as review_log
from cms.publishing.review.editor import ask_button

hooks.register("register_log_actions", review_log.register)
hooks.register("register_page_header_buttons", ask_button)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    return [path("publishing/", include("cms.publishing.review.admin_urls"))]


@hooks.register("register_admin_viewset")
def page_viewset() -> EditorialPageViewSet:
    return EditorialPageViewSet()


@hooks.register("insert_editor_js")
def editor_script() -> str:
    return format_html('<script type="module" src="{}"></script>', static("publishing/opened_revision.js"))
