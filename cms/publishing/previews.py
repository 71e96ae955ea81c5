"""Previews: for staff alone, by the site itself or by a front end of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail_headless_preview.models import HeadlessPreviewMixin
from wagtail_headless_preview.settings import headless_preview_settings


class PreviewMixin(HeadlessPreviewMixin):
    """Shows the page where readers will read it: at the front end, where one is configured.

    Other ways to look at it (as a list entry, as a feed item) are the site's own either way, and so is what
    is shown to a reviewer: the front end's tokens do not end with a review link.
    """

    # Whether this object is about to be shown to staff and not to readers.
    is_previewed = False

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        self.is_previewed = True
        is_elsewhere = (
            bool(headless_preview_settings.CLIENT_URLS)
            and original_request is not None
            and preview_mode == self.default_preview_mode
            and not (extra_request_attrs or {}).get("is_review")
        )
        response: HttpResponse = (
            HeadlessPreviewMixin.serve_preview(self, original_request, preview_mode)
            if is_elsewhere
            else super().make_preview_request(original_request, preview_mode, extra_request_attrs)
        )
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """By the site itself, past the front end, which was asked for above."""
        response: HttpResponse = super(HeadlessPreviewMixin, self).serve_preview(request, mode_name)
        return response
