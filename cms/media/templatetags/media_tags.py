"""Images in templates: always with alternative text, size, and their credit."""

from typing import Any

from django import template
from django.template import Context

from cms.media.models import CreditedImage
from cms.media.pictures import Picture, picture_of

register = template.Library()


@register.simple_tag(takes_context=True, name="picture_of")
def picture_of_tag(context: Context, image: CreditedImage | None) -> Picture | None:
    return picture_of(image, context.get("request"))


@register.inclusion_tag("includes/picture.html", takes_context=True)
def picture(
    context: Context, image: CreditedImage | None, *, sizes: str = "100vw", loading: str = "lazy"
) -> dict[str, Any]:
    """A <picture> in all widths and formats; nothing for an image that cannot or may not be shown.

    `sizes` as in HTML. `loading="eager"` is for the first image of a page, which is fetched first.
    """
    return {"picture": picture_of(image, context.get("request")), "sizes": sizes, "loading": loading}


@register.inclusion_tag("includes/figure.html", takes_context=True)
def figure(
    context: Context,
    image: CreditedImage | None,
    *,
    sizes: str = "100vw",
    loading: str = "lazy",
    caption: str = "",
) -> dict[str, Any]:
    """The picture with its caption and credit line in a <figure>."""
    return picture(context, image, sizes=sizes, loading=loading) | {"caption": caption}
