"""Which images readers may see."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cms.common.querysets import private_collection_ids

if TYPE_CHECKING:
    from cms.media.models import CreditedImage


def is_shown(image: "CreditedImage", request: Any) -> bool:
    """Not from a private collection, and not after the last day of its rights.

    The private collections are looked up once per request; without one (None), each time.
    """
    return is_within_rights(image) and image.collection_id not in _private_collections(request)


def is_within_rights(image: "CreditedImage") -> bool:
    """Whether the last day of the image's rights is not over yet."""
    last_day = image.rights_expire_on
    return last_day is None or last_day >= timezone.localdate()


def _private_collections(request: Any) -> set[int]:
    known: set[int] | None = getattr(request, "private_collections", None)
    if known is None:
        known = private_collection_ids()
        if request is not None:
            request.private_collections = known
    return known
