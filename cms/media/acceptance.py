"""Which files become images: whole pictures within the limits, under the name of their format.

Everything is decided from the header first, so that a small file that declares a huge picture is
refused before a pixel of it is decoded.
"""

import re
from itertools import count
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL.ImageFile import ImageFile

from cms.media.pillow import BOMB, EXTENSIONS, UNREADABLE, contents, is_animated, opened
from cms.media.stripping import STRIPPERS

# Reading an animation costs time for each frame, however small it is.
MAX_FRAMES = 1000

# How often a decoder holds the picture: for these Pillow keeps copies in each layer of the decoding.
_COPIES = {"AVIF": 2, "WEBP": 2}

_MARKUP = re.compile(rb"<(?:!doctype|html|script|svg|\?php)[\s>]", re.IGNORECASE)


def check_picture(file: File, name: str) -> None:
    """Raise ValidationError unless the file can be stored under this name. Leaves it at position 0."""
    if file.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise ValidationError(
            _("The file is larger than %(limit)s. Make the image smaller and try again."),
            code="file_too_large",
            params={"limit": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)},
        )
    data = contents(file)
    try:
        with opened(data) as picture:
            _check_format(picture, data, name)
            _check_frames(picture)
    except BOMB as error:
        raise _too_many_pixels(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS) from error
    except UNREADABLE as error:
        raise unreadable() from error


def unreadable() -> ValidationError:
    return ValidationError(
        _("The file is damaged or not an image. Open it in an image program, save it again and retry."),
        code="invalid_image",
    )


def _check_format(picture: ImageFile, data: bytes, name: str) -> None:
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if extension not in EXTENSIONS[str(picture.format)]:
        raise ValidationError(
            _("The name ends in .%(extension)s, but the file is a %(format)s image. Rename or convert it."),
            code="invalid_image_known_format",
            params={"extension": extension, "format": picture.format},
        )
    if _MARKUP.search(data):
        raise ValidationError(
            _("The file contains a web page or a script beside the image. Save the image again without it."),
            code="markup_in_image",
        )
    if is_animated(picture) and picture.format not in {"GIF", "WEBP"}:
        raise ValidationError(
            _("Animations can only be GIF or WebP images. Convert it and try again."), code="invalid_image"
        )
    _check_pixels(picture, picture.width * picture.height)
    STRIPPERS[str(picture.format)](data)  # finds where the file breaks off, which decoders forgive


def _check_frames(picture: ImageFile) -> None:
    """Decode every frame. A frame may enlarge the canvas, so the size is looked at each time."""
    pixels = 0
    for frame in count():
        try:
            picture.seek(frame)
        except EOFError:
            return
        pixels += picture.width * picture.height
        _check_pixels(picture, pixels)
        _check_length(frame + 1)
        picture.load()
        if not is_animated(picture):
            return


def _check_length(frames: int) -> None:
    if frames > MAX_FRAMES:
        raise ValidationError(
            _("The animation has more than %(limit)s frames. Shorten it and try again."),
            code="too_many_frames",
            params={"limit": MAX_FRAMES},
        )


def _check_pixels(picture: ImageFile, pixels: int) -> None:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // _COPIES.get(str(picture.format), 1)
    if pixels > limit:
        raise _too_many_pixels(limit)


def _too_many_pixels(limit: int) -> ValidationError:
    return ValidationError(
        _("The image has more than %(limit)s million pixels in all. Make it smaller and try again."),
        code="file_too_many_pixels",
        params={"limit": limit // 1_000_000},
    )
