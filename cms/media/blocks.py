"""The image block: the picture, what it shows here, and its own credit line."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.media.models import CreditedImage
from cms.media.representation import image_dict
from cms.media.visibility import is_shown


class CreditedImageChooserBlock(ImageChooserBlock):
    """All images of a body and their renditions in two queries."""

    def bulk_to_python(self, values: Sequence[int | None]) -> list[CreditedImage | None]:
        images: list[CreditedImage | None] = super().bulk_to_python(values)
        prefetch_related_objects([image for image in images if image], "renditions")
        return images


class ImageBlock(blocks.StructBlock):
    image = CreditedImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=300,
        help_text=_("Shown under the image, before its credit line."),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image.html"

    def get_api_representation(
        self, value: blocks.StructValue, context: dict[str, Any] | None = None
    ) -> dict[str, Any] | None:
        """As `CreditedImageField`, and the caption; null for an image that is gone or private."""
        image = value["image"]
        if image is None or not is_shown(image):
            return None
        return {**image_dict(image), "caption": value["caption"]}
