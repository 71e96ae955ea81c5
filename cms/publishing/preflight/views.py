"""The pre-flight list of a page as it stands in somebody's editor. Nothing is saved."""

import logging

from django.apps import apps
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.common.memory import remembered
from cms.publishing.forms import RUBBISH
from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.form_findings import findings_in, take_over
from cms.publishing.preflight.listing import Listing

logger = logging.getLogger(__name__)


@require_POST
def preflight(request: HttpRequest, page_id: int) -> HttpResponse:
    """Of a page that exists, with the form on top of its latest version."""
    page = get_object_or_404(Page, pk=page_id).get_latest_revision_as_object()
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if not isinstance(page, EditorialPage):
        raise Http404
    return _answer(request, page, parent=page.get_parent().specific)


@require_POST
def preflight_new(request: HttpRequest, app_label: str, model_name: str, parent_id: int) -> HttpResponse:
    """Of a page that is being made below another."""
    parent = get_object_or_404(Page, pk=parent_id).specific
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    model = next(
        (model for model in parent.creatable_subpage_models() if model is _model(app_label, model_name)), None
    )
    if model is None or not issubclass(model, EditorialPage):
        raise Http404
    page = model(locale=parent.locale, owner=request.user, depth=parent.depth + 1)
    # Any place below the parent: only whose sibling it is matters.
    page.path = parent.path + model.alphabet[0] * model.steplen
    return _answer(request, page, parent=parent)


def _model(app_label: str, model_name: str) -> type | None:
    try:
        return apps.get_model(app_label, model_name)
    except LookupError:
        return None


def _answer(request: HttpRequest, page: EditorialPage, *, parent: Page) -> HttpResponse:
    form_class = page.get_edit_handler().get_form_class()
    try:
        with remembered():
            form = form_class(request.POST, instance=page, parent_page=parent, for_user=request.user)
            take_over(form)
            listing = Listing(findings_in(form))
    except (BadRequest, *RUBBISH):
        logger.info("A form for %s could not be read.", page.get_verbose_name(), exc_info=True)
        return HttpResponseBadRequest(_("This is not the form of a page."))
    return HttpResponse(listing.render_html())
