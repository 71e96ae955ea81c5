"""Which images readers may see."""

from typing import TYPE_CHECKING

from django.utils import timezone

from cms.common.querysets import private_collection_ids

if TYPE_CHECKING:
    from cms.media.models import CreditedImage


def is_shown(image: "CreditedImage") -> bool:
    """Not from a private collection, and not after the last day of its rights."""
    return is_within_rights(image) and image.collection_id not in private_collection_ids()


def is_within_rights(image: "CreditedImage") -> bool:
    """Whether the last day of the image's rights is not over yet."""
    last_day = image.rights_expire_on
    return last_day is None or last_day >= timezone.localdate()
