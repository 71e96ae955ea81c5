"""The public API: Wagtail's version 2 with our models, and version 3 beside it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import DataError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import cached_property
from rest_framework.request import Request
from wagtail.api.querysets import get_public_pages_queryset
from wagtail.api.v2.filters import (
    AncestorOfFilter,
    ChildOfFilter,
    DescendantOfFilter,
    LocaleFilter,
    SearchFilter,
    TranslationOfFilter,
)
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3 import querysets as v3_querysets
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.urls import api as api_v3
from wagtail.contrib.redirects.api import RedirectsAPIViewSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.api.v3 import router as v3_images
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from cms import api_writes
from cms.common.api import FieldsFilter, OrderingFilter, PublicEndpoint
from cms.common.page_serializers import PublicPageSerializer
from cms.common.parameters import problem_with
from cms.common.querysets import public_pages
from cms.intake import problems
from cms.intake.challenges import router as challenges_router
from cms.media.api import CreditedImagesAPIViewSet, SiteDocumentsAPIViewSet
from cms.media.models import CreditedImage
from cms.media.querysets import CreditedImageQuerySet
from cms.publishing.headless import PagePreviewEndpoint
from home.form_api import router as forms_router
from participants.applications.api import router as applications_router
from participants.milestones.endpoint import MilestonesEndpoint


class PagesEndpoint(PublicEndpoint, PagesAPIViewSet):
    base_serializer_class = PublicPageSerializer
    filter_backends = [
        FieldsFilter,
        ChildOfFilter,
        AncestorOfFilter,
        DescendantOfFilter,
        OrderingFilter,
        TranslationOfFilter,
        LocaleFilter,
        SearchFilter,
    ]

    def get_base_queryset(self) -> PageQuerySet:
        """The stock view asks for it several times per request."""
        return self._public_pages_of_site

    @cached_property
    def _public_pages_of_site(self) -> PageQuerySet:
        return super().get_base_queryset().filter(pk__in=public_pages().values("pk"))

    def find_object(self, queryset: PageQuerySet, request: Request) -> Page | None:
        """The stock method knows the default language's pages only; this one also finds `/fr/news/`."""
        path = request.GET.get("html_path")
        site = Site.find_for_request(request)
        if path is None or site is None:
            return super().find_object(queryset, request)
        language = translation.get_language_from_path(path)
        components = [component for component in path.split("/") if component]
        try:
            with translation.override(language or settings.LANGUAGE_CODE):
                root = site.root_page.localized.specific
                found = root.route(request, components[1:] if language else components).page
        except Http404:
            return None
        return queryset.filter(pk=found.pk).first()


class RedirectsEndpoint(PublicEndpoint, RedirectsAPIViewSet):
    filter_backends = [FieldsFilter, OrderingFilter, SearchFilter]

    def get_queryset(self) -> QuerySet[Redirect]:
        """Without those that would tell the address of a page that is not public."""
        leads_somewhere = Q(redirect_page=None) | Q(redirect_page__in=public_pages())
        return super().get_queryset().filter(leads_somewhere).select_related("redirect_page")


api_v2 = WagtailAPIRouter("wagtailapi")
api_v2.register_endpoint("pages", PagesEndpoint)
api_v2.register_endpoint("images", CreditedImagesAPIViewSet)
api_v2.register_endpoint("documents", SiteDocumentsAPIViewSet)
api_v2.register_endpoint("redirects", RedirectsEndpoint)
api_v2.register_endpoint("milestones", MilestonesEndpoint)
# The last: the first endpoint of a model gives its objects their addresses.
api_v2.register_endpoint("page_preview", PagePreviewEndpoint)


def refuse_bad_parameters(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Version 2's rules for version 3, which checks less: an offset beyond 2^63 was an error of ours."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if problem := problem_with(request.GET):
            return problem_response(status=422, detail=problem)
        return view(request, *args, **kwargs)

    return checked


api_v3.add_decorator(refuse_bad_parameters, mode="view")
api_writes.install(api_v3)
api_v3.exception_handler(problems.ProblemError)(problems.answer)
for each in (challenges_router, applications_router, forms_router):
    api_v3.add_router("/", each)


def public_pages_of_site(request: HttpRequest, model: type[Page] = Page) -> PageQuerySet:
    """The site's pages that the stock function calls public, without those that are expired or withheld."""
    return get_public_pages_queryset(request, model).filter(pk__in=public_pages().values("pk"))


def images_within_rights(request: HttpRequest) -> CreditedImageQuerySet:
    """The stock images; for the public without those whose rights have expired."""
    images = stock_images(request)
    if request.user.is_authenticated:
        return images
    return images.filter(pk__in=CreditedImage.objects.public().values("pk"))


# Version 3 asks these two functions what is public, and offers no way to name others. To be deleted when
# Wagtail's API v3 takes a queryset per project.
v3_querysets.get_public_pages_queryset = public_pages_of_site
stock_images, v3_images.get_images_queryset = v3_images.get_images_queryset, images_within_rights


# What SQLite and PostgreSQL say of a number that is larger than their columns.
@api_v3.exception_handler(OverflowError)
@api_v3.exception_handler(DataError)
def refuse_large_number(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem_response(status=422, detail="A number in the request is too large.")


# Wagtail takes `pk` for the name of a field and looks it up as one.
@api_v3.exception_handler(FieldDoesNotExist)
def refuse_unknown_field(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem_response(status=422, detail="A parameter of the request names no field.")


__all__ = ["api_v2", "api_v3"]
