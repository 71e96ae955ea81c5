"""The sizes and formats in which an image leaves, in HTML and in the API alike."""

import logging
from typing import TYPE_CHECKING

from cms.media.pillow import UNREADABLE

if TYPE_CHECKING:
    from cms.media.models import CreditedImage, CreditedRendition

logger = logging.getLogger(__name__)

WIDTHS = (400, 800, 1200)
FORMATS = ("avif", "webp", "jpeg")

FILTER_SPECS = [f"width-{width}|format-{name}" for name in FORMATS for width in WIDTHS]


def image_sources(image: "CreditedImage") -> dict[str, list["CreditedRendition"]]:
    """The renditions of each format, narrow to wide, none wider than the original and none twice.

    Without a query where `renditions` is prefetched, else with one. What is missing is made at once,
    which takes seconds for a large image: `build_renditions` does it ahead. An original that cannot
    be read is logged and has no renditions.
    """
    specs = {name: _specs(image, name) for name in FORMATS}
    wanted = [spec for format_specs in specs.values() for spec in format_specs]
    # None of these depends on the focal point, so that of each there is one.
    found = {rendition.filter_spec: rendition for rendition in image.renditions.all()}
    missing = [spec for spec in wanted if spec not in found]
    found |= _made(image, missing)
    return {name: [found[spec] for spec in specs[name] if spec in found] for name in FORMATS}


def _specs(image: "CreditedImage", name: str) -> list[str]:
    """Widths up to the first that the image does not exceed: there it comes in its own width."""
    narrower = [width for width in WIDTHS if width < image.width]
    widths = WIDTHS[: len(narrower) + 1]
    return [f"width-{width}|format-{name}" for width in widths]


def _made(image: "CreditedImage", specs: list[str]) -> dict[str, "CreditedRendition"]:
    if not specs:
        return {}
    try:
        made: dict[str, CreditedRendition] = image.get_renditions(*specs)
    except UNREADABLE:
        logger.exception("Image %s: its file %s cannot be read", image.pk, image.file.name)
        return {}
    return made
