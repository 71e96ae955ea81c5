"""The image block: the picture, what it shows here, and its own credit line."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class ImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
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
