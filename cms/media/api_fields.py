"""Fields of the API that models name in their `api_fields`."""

from collections.abc import Sequence

from django.db.models import Prefetch

from cms.common.api_fields import ReadsRelations
from cms.media.models import CreditedImage
from cms.media.representation import ImageDict, image_dict
from cms.media.visibility import is_shown


class CreditedImageField(ReadsRelations):
    """A relation to an image with its credit and renditions; null for an image that readers may not see.

    For a model's `api_fields`: `APIField("lead_image", serializer=CreditedImageField())`.
    """

    def relations(self) -> Sequence[str | Prefetch]:
        image = self.source.replace(".", "__")
        return [image, f"{image}__renditions"]

    def to_representation(self, value: CreditedImage) -> ImageDict | None:
        return image_dict(value) if is_shown(value) else None
