"""What this room has in common about Pillow: the formats it may open, and how it fails."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from django.core.files import File
from PIL import AvifImagePlugin, ExifTags, GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin
from PIL import Image as PILImage
from PIL.ImageFile import ImageFile

# Naming the readers loads them: Pillow itself loads the less usual ones only when nothing else fits.
_READERS = [
    reader.format
    for reader in (
        AvifImagePlugin.AvifImageFile,
        GifImagePlugin.GifImageFile,
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        WebPImagePlugin.WebPImageFile,
    )
]

# The extensions under which a file of each format may be stored.
EXTENSIONS = {
    "AVIF": ("avif",),
    "GIF": ("gif",),
    "JPEG": ("jpg", "jpeg"),
    "MPO": ("jpg", "jpeg"),  # what the JPEG reader finds when several are in a row
    "PNG": ("png",),
    "WEBP": ("webp",),
}

BOMB = (PILImage.DecompressionBombError, PILImage.DecompressionBombWarning)

# Pillow has no common exception: each format's reader lets the errors of its parsing through.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    *BOMB,
    struct.error,
    zlib.error,
)


def contents(file: File) -> bytes:
    """The whole file, whatever was read of it before; its position is 0 afterwards."""
    file.seek(0)
    data: bytes = file.read()
    file.seek(0)
    return data


@contextmanager
def opened(data: bytes) -> Iterator[ImageFile]:
    """The picture with its header read and nothing decoded yet. Raises one of UNREADABLE."""
    picture = PILImage.open(BytesIO(data), formats=_READERS)
    try:
        yield picture
    finally:
        picture.close()  # at once, not when its circles of references are found: it may fill 160 MB


def is_animated(picture: ImageFile) -> bool:
    """Whether it moves: the further pictures in a phone's JPEG are not frames."""
    return picture.format != "MPO" and getattr(picture, "is_animated", False)


def orientation(picture: ImageFile) -> int:
    """How the picture is to be turned to be seen upright, from 1 (not at all) to 8, as in EXIF."""
    try:
        value = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except UNREADABLE:
        return 1
    return value if value in range(1, 9) else 1
