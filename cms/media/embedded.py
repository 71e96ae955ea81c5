"""What an image file says of its own credit, in EXIF, IPTC or XMP."""

from django.core.files import File


def read_credit(file: File) -> dict[str, str]:
    return {}
