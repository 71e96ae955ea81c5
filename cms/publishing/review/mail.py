"""Who gets which e-mail about a review link."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from cms.publishing.mail import notify, send
from cms.publishing.models import ReviewLink
from cms.publishing.people import behind
from cms.publishing.review.tokens import token_of


def address_of(link: ReviewLink) -> str:
    """The full address to give to the reviewer."""
    return f"{settings.BASE_URL}{reverse('review', args=[token_of(link)])}"


def send_link(link: ReviewLink) -> None:
    """To the reviewer, in the page's language and the site's time zone."""
    page = link.revision.as_object()
    with translation.override(page.locale.language_code), timezone.override(None):
        send(
            link.email,
            template="publishing/mail/review_requested",
            context={"link": link, "page": page, "address": address_of(link)},
        )


def tell_answer(link: ReviewLink) -> None:
    """To who asked, who wrote the revision, and the editors: each once."""
    page = link.revision.as_object()
    people: dict[Any, Any] = {user.pk: user for user in behind(page, link.revision)}
    if link.created_by is not None and link.created_by.is_active:
        people.setdefault(link.created_by.pk, link.created_by)
    path = reverse("publishing_reviews", args=[page.pk])
    notify(
        people.values(),
        template="publishing/mail/review_answered",
        context={"link": link, "page": page, "address": f"{settings.WAGTAILADMIN_BASE_URL}{path}"},
    )
