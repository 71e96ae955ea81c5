"""`POST /api/v3/forms/<slug>/submissions/`: to answer a form page by program."""

from functools import partial

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router
from wagtail.models import Site

from cms.common.querysets import public_pages
from cms.intake.api import accept
from cms.intake.schemas import openapi
from home.form_pages import FormPage

router = Router(tags=["submissions"])


@router.post(
    "/forms/{slug}/submissions/",
    auth=None,
    url_name="create_submission",
    operation_id="form_submissions_create",
    summary="Answer a form page",
    openapi_extra=openapi(),
)
def create_submission(request: HttpRequest, slug: str, locale: str | None = None) -> HttpResponse:
    """201 with the time of arrival. The fields are the `form_fields` of the page in version 2."""
    page = _public_form(request, slug, locale)
    make_form = partial(page.get_form, page=page, user=AnonymousUser())
    return accept(request, scope=page.scope, make_form=make_form, keep=page.receive)


def _public_form(request: HttpRequest, slug: str, locale: str | None) -> FormPage:
    """The form that a visitor finds under this name; of several languages the one named, or the site's."""
    site = Site.find_for_request(request)
    if site is None or "\0" in slug:
        raise Http404
    pages = public_pages().type(FormPage).filter(slug=slug).select_related("locale").order_by("path")
    if locale is not None:
        pages = pages.filter(locale__language_code=locale)
    roots = site.root_page.get_translations(inclusive=True).values_list("path", flat=True)
    found = [page for page in pages if page.path.startswith(tuple(roots))]
    if not found:
        raise Http404
    home_first = sorted(found, key=lambda page: page.locale_id != site.root_page.locale_id)
    page: FormPage = home_first[0].specific
    return page
