"""How a front end of its own fetches the draft that somebody previews there."""

from typing import Any, NoReturn
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import BadSignature
from django.http import Http404
from django.urls import URLPattern, path
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page
from wagtail_headless_preview.models import HeadlessPreviewMixin, PagePreview

from cms.common.api import PublicEndpoint
from cms.common.page_serializers import PublicPageSerializer
from cms.publishing.previews import PreviewMixin

# From opening a preview to the last time the front end may fetch it.
VALID_FOR = 60 * 60  # seconds


class PagePreviewEndpoint(PublicEndpoint, PagesAPIViewSet):
    """`/api/v2/page_preview/?content_type=newsroom.articlepage&token=…`: one draft, in the form of a page.

    The token is what the preview hands to the front end. Everything else, a token that is too old too, is
    404. Nothing is listed, and nothing is found by a number.
    """

    base_serializer_class = PublicPageSerializer
    known_query_parameters = PagesAPIViewSet.known_query_parameters | {"content_type", "token"}

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        """The number in the second address means nothing; clients of the stock package write it."""
        return [
            path("", cls.as_view({"get": "detail_view"}), name="listing"),
            path("<int:pk>/", cls.as_view({"get": "detail_view"}), name="detail"),
        ]

    def detail_view(self, request: Request, pk: int | None = None) -> Response:
        return super().detail_view(request, pk)

    def get_object(self) -> Page:
        if not hasattr(self, "_cached_object"):
            self._cached_object = self._previewed_page()
        return self._cached_object

    def _previewed_page(self) -> Page:
        token = self.request.GET.get("token", "")
        app_label, _dot, model = self.request.GET.get("content_type", "").partition(".")
        try:
            HeadlessPreviewMixin.get_preview_signer().unsign(token, max_age=VALID_FOR)
            preview = PagePreview.objects.get(
                token=token, content_type__app_label=app_label, content_type__model=model
            )
        except (BadSignature, PagePreview.DoesNotExist):
            _refuse()
        page = preview.as_page()
        if isinstance(page, PreviewMixin):
            page.is_previewed = True
        # A page that was never saved has no number, and the addresses in the answer need one.
        page.pk = page.pk or 0
        return page

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        """Kept by nobody, and readable by the scripts of the front end alone."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        if settings.HEADLESS_PREVIEW_URL:
            front_end = urlsplit(settings.HEADLESS_PREVIEW_URL)
            response["Access-Control-Allow-Origin"] = f"{front_end.scheme}://{front_end.netloc}"
        return response


def _refuse() -> NoReturn:
    raise Http404("There is no such preview, or it is too old. Open the preview again.")
