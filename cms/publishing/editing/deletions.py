"""What somebody else holds is not deleted from under them: Wagtail's locks are no obstacle to that."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.models import Page

from cms.publishing.editing.holds import refuse_locked_pages, refuse_reviewed_pages
from cms.publishing.refusals import PublicationRefusedError


def keep_held_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before Wagtail deletes a page, with all that is below it."""
    return _kept(request, [page], back=reverse("wagtailadmin_pages:edit", args=[page.pk]))


def keep_held_pages(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Before a bulk action: all of them are deleted, or none."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    return _kept(request, objects, back=action.next_url)


def _kept(request: HttpRequest, pages: Iterable[Page], *, back: str) -> HttpResponse | None:
    try:
        for page in pages:
            below = page.get_descendants(inclusive=True)
            refuse_locked_pages(below, request.user)
            refuse_reviewed_pages(below)
    except PublicationRefusedError as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(back)
    return None
