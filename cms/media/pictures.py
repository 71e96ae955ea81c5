"""An image as a page shows it: its files by format and width, or nothing."""

from dataclasses import dataclass

from cms.media.models import CreditedImage, CreditedRendition
from cms.media.renditions import FALLBACK_FORMAT, image_sources
from cms.media.visibility import is_shown


@dataclass(frozen=True)
class Source:
    """The `type` and `srcset` of a <source>."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """`largest` is the widest file in the fallback format."""

    image: CreditedImage
    sources: tuple[Source, ...]
    largest: CreditedRendition


def picture_of(image: CreditedImage | None) -> Picture | None:
    """None for no image, one that is not public, and one whose file cannot be read (which is logged)."""
    if image is None or not is_shown(image):
        return None
    by_format = image_sources(image)
    if not by_format[FALLBACK_FORMAT]:
        return None
    sources = tuple(Source(f"image/{name}", _srcset(files)) for name, files in by_format.items() if files)
    return Picture(image, sources, by_format[FALLBACK_FORMAT][-1])


def _srcset(files: list[CreditedRendition]) -> str:
    return ", ".join(f"{file.url} {file.width}w" for file in files)
