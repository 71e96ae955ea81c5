from django.urls import reverse

from cms.publishing.models import ReviewLink
from cms.publishing.review.tokens import token_of


def review_url(link: ReviewLink) -> str:
    return reverse("review", args=[token_of(link)])


def page_url(link: ReviewLink) -> str:
    return reverse("reviewed_page", args=[token_of(link)])
