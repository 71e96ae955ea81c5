"""Images in templates: always with alternative text, size, and their credit."""

from typing import Any

from django import template

from cms.media.models import CreditedImage
from cms.media.pictures import picture_of

register = template.Library()


register.simple_tag(picture_of)


@register.inclusion_tag("includes/picture.html")
def picture(image: CreditedImage | None, *, sizes: str = "100vw", loading: str = "lazy") -> dict[str, Any]:
    """A <picture> in all widths and formats; nothing for an image that cannot or may not be shown.

    `sizes` as in HTML. `loading="eager"` is for the first image of a page, which is fetched first.
    """
    return {"picture": picture_of(image), "sizes": sizes, "loading": loading}


@register.inclusion_tag("includes/figure.html")
def figure(
    image: CreditedImage | None, *, sizes: str = "100vw", loading: str = "lazy", caption: str = ""
) -> dict[str, Any]:
    """The picture with its caption and credit line in a <figure>."""
    return picture(image, sizes=sizes, loading=loading) | {"caption": caption}
