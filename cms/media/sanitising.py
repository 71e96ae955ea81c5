"""Image files without anything but the picture."""

from django.core.files import File


def without_metadata(file: File) -> File:
    return file
