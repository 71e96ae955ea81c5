"""Image files without anything but the picture, byte for byte: nothing is decoded or compressed again.

Each module knows one file format and offers `stripped(data)`, which returns the file without
EXIF, XMP, IPTC, comments, thumbnails and whatever follows the picture, and keeps the colour profile.
It raises DamagedPictureError where the file ends before its picture does.
"""

from cms.media.stripping import avif, gif, jpeg, png, webp

STRIPPERS = {
    "AVIF": avif.stripped,
    "GIF": gif.stripped,
    "JPEG": jpeg.stripped,
    "MPO": jpeg.stripped,  # several JPEGs in a row, from phones; the first is the picture
    "PNG": png.stripped,
    "WEBP": webp.stripped,
}

__all__ = ["STRIPPERS"]
