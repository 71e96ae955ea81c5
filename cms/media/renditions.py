"""The sizes and formats in which an image leaves, in HTML and in the API alike."""

import logging
from collections.abc import Container
from typing import TYPE_CHECKING

from cms.media.patience import is_over
from cms.media.pillow import UNREADABLE

if TYPE_CHECKING:
    from cms.media.models import CreditedImage, CreditedRendition

logger = logging.getLogger(__name__)

WIDTHS = (400, 800, 1200)
FORMATS = ("avif", "webp", "jpeg")

# For browsers without <picture>, for social networks and for schema.org; quick to make, too.
FALLBACK_FORMAT = "jpeg"
_QUICKEST_FIRST = ("jpeg", "webp", "avif")


def image_sources(image: "CreditedImage") -> dict[str, list["CreditedRendition"]]:
    """The renditions of each format, narrow to wide, none wider than the original and none twice.

    Without a query where `renditions` is prefetched, else with one. What is missing is made at once;
    within a request only for as long as `patience` lasts, so that some may be missing, but one in the
    fallback format is there. `build_renditions` makes them ahead. An original that cannot be read is
    logged and has no renditions.
    """
    # None of these depends on the focal point, so that of each there is one.
    found = {rendition.filter_spec: rendition for rendition in image.renditions.all()}
    for spec in _missing(image, found):
        if is_over() and any(made in found for made in _specs(image, FALLBACK_FORMAT)):
            break
        rendition = _made(image, spec)
        if rendition is None:
            break
        found[spec] = rendition
    return {name: [found[spec] for spec in _specs(image, name) if spec in found] for name in FORMATS}


def make_fallbacks(image: "CreditedImage") -> None:
    """Make what every reader can be shown; a fraction of a second's work for each size."""
    for spec in _specs(image, FALLBACK_FORMAT):
        if _made(image, spec) is None:
            break


def _made(image: "CreditedImage", spec: str) -> "CreditedRendition | None":
    try:
        rendition: CreditedRendition = image.get_rendition(spec)
    except UNREADABLE:
        logger.exception("Image %s: its file %s cannot be read", image.pk, image.file.name)
        return None
    return rendition


def _missing(image: "CreditedImage", found: Container[str]) -> list[str]:
    return [spec for name in _QUICKEST_FIRST for spec in _specs(image, name) if spec not in found]


def _specs(image: "CreditedImage", name: str) -> list[str]:
    """Widths up to the first that the image does not exceed: there it comes in its own width."""
    narrower = [width for width in WIDTHS if width < image.width]
    widths = WIDTHS[: len(narrower) + 1]
    return [f"width-{width}|format-{name}" for width in widths]
