"""The secret part of a review link's address."""

from django.core.signing import BadSignature, Signer
from django.http import Http404

from cms.publishing.models import ReviewLink

_SALT = "cms.publishing.review"


def token_of(link: ReviewLink) -> str:
    """Signed, and made of the row's key too: no link can be made up from a number.

    When it ends is not part of it: the row says so, and can be changed.
    """
    token: str = Signer(salt=_SALT).sign_object([link.pk, link.key])
    return token


def link_of(token: str) -> ReviewLink:
    """Raises Http404 alike for what was never a link and for a link whose draft is gone."""
    try:
        pk, key = Signer(salt=_SALT).unsign_object(token)
        links = ReviewLink.objects.select_related("created_by", "revision__base_content_type")
        return links.get(pk=pk, key=key)
    except (BadSignature, ReviewLink.DoesNotExist) as error:
        raise Http404 from error
