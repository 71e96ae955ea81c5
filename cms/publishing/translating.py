"""Translations go out as everything else does.

wagtail-localize writes a translation into its page and publishes it once the transaction is over, without
a user: whoever may submit translations could publish with it, and what the gate refuses would be live.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import convert

from cms.publishing.editing.holds import refuse_locked, refuse_locked_pages, refuse_reviewed_pages
from cms.publishing.refusals import PublicationRefusedError

SaveTarget = Callable[..., None]


def install() -> None:
    Translation.save_target = guarded(Translation.save_target)


def guarded(save_target: SaveTarget) -> SaveTarget:
    """Wrap the saving of a translation: all of it happens, or it is refused and nothing does."""

    @wraps(save_target)
    def save_and_publish(translation: Translation, user: Any = None, publish: bool = True) -> None:
        if not issubclass(translation.source.specific_content_type.model_class(), Page):
            save_target(translation, user=user, publish=publish)
            return
        with transaction.atomic():
            was_live = _is_live(translation)
            save_target(translation, user=user, publish=False)
            page = translation.get_target_instance()
            if publish or was_live:
                _refuse_strangers(page, user)
                refuse_locked(page, user)
            if publish:
                page.get_latest_revision().publish(user=user)

    return save_and_publish


def _is_live(translation: Translation) -> bool:
    """Whether readers see what is saved. An alias shows them the text it is made of."""
    try:
        page = translation.get_target_instance()
    except ObjectDoesNotExist:
        return False
    return page.live and page.alias_of_id is None


def _refuse_strangers(page: Page, user: Any) -> None:
    if user is not None and not page.permissions_for_user(user).can_publish():
        raise PublicationRefusedError(_("You may not publish “%(title)s”.") % {"title": page})


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """As the stock view, with which whoever may edit a translation puts it live as its source stands."""
    page = get_object_or_404(Page, pk=page_id)
    _refuse_strangers(page, request.user)
    converted = Page.objects.filter(pk=page.pk)
    refuse_locked_pages(converted, request.user)
    refuse_reviewed_pages(converted)
    response: HttpResponse = convert.convert_to_alias(request, page_id)
    return response
