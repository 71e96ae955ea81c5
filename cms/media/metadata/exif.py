"""EXIF: what cameras write."""

from PIL import ExifTags
from PIL.ImageFile import ImageFile

from cms.media.metadata.found import Found
from cms.media.pillow import UNREADABLE

# What cameras write into the description of every picture.
_OF_THE_CAMERA = (
    "olympus digital camera",
    "sony dsc",
    "minolta digital camera",
    "default",
    "dcim",
    "untitled",
)


def read(picture: ImageFile) -> Found:
    try:
        tags = picture.getexif()
        artist, rights, description = (
            _text(tags.get(tag))
            for tag in (ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.ImageDescription)
        )
    except UNREADABLE:
        return Found()
    if description.strip().lower().startswith(_OF_THE_CAMERA):
        description = ""
    return Found(authors=[artist], holders=[rights], rights=[rights], descriptions=[description])


def _text(value: object) -> str:
    """The first filled part of a field: Copyright holds a photographer and, after a zero, an editor."""
    if not isinstance(value, str):
        return ""
    return next((part for part in _unscrambled(value).split("\x00") if part.strip()), "")


def _unscrambled(text: str) -> str:
    """The standard asks for ASCII and Pillow reads Latin-1, but most programs write UTF-8."""
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text
