"""Registers what the admin shows of the images."""

from django.http import HttpRequest
from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.ui.components import Component

from cms.media import listing
from cms.media.dashboard import ImagesPanel


@hooks.register("register_admin_urls", order=-1)
def register_image_listing() -> list[URLPattern]:
    return listing.urls()


@hooks.register("construct_homepage_panels")
def add_images_panel(request: HttpRequest, panels: list[Component]) -> None:
    if ImagesPanel.is_shown(request):
        panels.append(ImagesPanel())
