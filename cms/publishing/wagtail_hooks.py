"""Registers what the admin shows of the editorial desk."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from cms.publishing.review import log as review_log
from cms.publishing.review.editor import ask_button

hooks.register("register_log_actions", review_log.register)
hooks.register("register_page_header_buttons", ask_button)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    return [path("publishing/", include("cms.publishing.review.admin_urls"))]
