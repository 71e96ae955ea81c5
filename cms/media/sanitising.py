"""Image files without anything but the picture: originals can be downloaded by everybody."""

from io import BytesIO
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from PIL import Image as PILImage
from PIL import ImageOps
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import get_sampling

from cms.media.pillow import contents, is_animated, opened, orientation
from cms.media.stripping import STRIPPERS

# Nobody sees the difference to the original at this.
_WEBP_QUALITY = 92
_TOO_DEEP = {"I;16", "I;16B", "I"}
_INFO_OF_PICTURE = ("icc_profile", "transparency")


def without_metadata(file: File) -> File:
    """A copy without EXIF, position, IPTC, XMP, comments and trailing data, and with its colour profile.

    The picture itself stays as it is, bit for bit, animations included. It is drawn anew only where
    EXIF says that it lies on its side, and where a greyscale PNG has 16 bits: JPEG cannot hold them,
    so it gets 8. Takes files that `check_picture` has passed.
    """
    data = contents(file)
    with opened(data) as picture:
        clean = _redrawn(picture, data) if _needs_redrawing(picture) else STRIPPERS[str(picture.format)](data)
    return ContentFile(clean, name=file.name)


def _needs_redrawing(picture: ImageFile) -> bool:
    # AVIF says how it is to be turned in the picture's own properties, which every reader heeds.
    can_be_turned = picture.format != "AVIF" and not is_animated(picture)
    return picture.mode in _TOO_DEEP or (can_be_turned and orientation(picture) != 1)


def _redrawn(picture: ImageFile, data: bytes) -> bytes:
    options = _encoding(picture, data)
    if orientation(picture) != 1:
        # In place, because a large picture fills 160 MB.
        ImageOps.exif_transpose(picture, in_place=True)
    kept: dict[str | tuple[int, int], Any] = {
        key: picture.info[key] for key in _INFO_OF_PICTURE if key in picture.info
    }
    upright: PILImage.Image = picture
    if picture.mode in _TOO_DEEP:
        upright = picture.point(lambda value: value / 256).convert("L")
        kept.pop("transparency", None)
    upright.info = kept
    output = BytesIO()
    upright.save(output, **options)
    return output.getvalue()


def _encoding(picture: ImageFile, data: bytes) -> dict[str, Any]:
    """How to compress the picture again so that it loses as little as can be."""
    match picture.format:
        case "JPEG" | "MPO":
            return {
                "format": "JPEG",
                "qtables": picture.quantization,  # type: ignore[attr-defined]
                "subsampling": get_sampling(picture),
                "progressive": "progression" in picture.info,
                "icc_profile": picture.info.get("icc_profile"),
            }
        case "WEBP":
            return {"format": "WEBP", "lossless": b"VP8L" in data[:64], "quality": _WEBP_QUALITY}
        case _:
            return {"format": picture.format}
