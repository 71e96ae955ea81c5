"""What an image file says of its own credit, in XMP, IPTC or EXIF.

Where they disagree, XMP counts before IPTC and IPTC before EXIF: image programs and picture desks
write the first two knowingly, while cameras put EXIF into every picture. Within one of them, a
copyright notice counts before a credit, and a text for those who cannot see the picture before
a caption.
"""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.validators import URLValidator

from cms.common.text import without_control_characters
from cms.media.credits import holder_in
from cms.media.licences import licence_in
from cms.media.metadata import exif, iptc, xmp
from cms.media.metadata.found import Found
from cms.media.pillow import UNREADABLE, contents, opened

# What the fields of the image model hold.
LENGTHS = {"holder": 200, "author": 200, "source_url": 200, "description": 255}

# Nothing worth keeping is longer, and rubbish may be as long as the file.
_LONGEST = 4000

_is_address = URLValidator(schemes=["http", "https"])


def read_credit(file: File) -> dict[str, str]:
    """What the file says of holder, author, licence, source_url and description; nothing else is in it.

    A caption counts as the description, which editors then see and can mend: with most agencies it
    says what is in the picture. Rubbish is passed over. Leaves the file at position 0.
    """
    data = contents(file)
    try:
        with opened(data) as picture:
            if picture.format == "PNG":
                picture.load()  # it may describe itself after its pixels
            found = [reader.read(picture) for reader in (xmp, iptc, exif)]
    except UNREADABLE:
        return {}
    return {name: value for name, value in _credit(found).items() if value}


def _credit(found: list[Found]) -> dict[str, str]:
    texts = {
        "holder": map(holder_in, _each(found, "holders")),
        "author": map(holder_in, _each(found, "authors")),
        "source_url": filter(_is_source, _each(found, "sources")),
        "description": _each(found, "descriptions"),
    }
    credit = {name: _first(values)[: LENGTHS[name]].rstrip() for name, values in texts.items()}
    return credit | {"licence": _first(map(licence_in, _each(found, "rights")))}


def _each(found: list[Found], kind: str) -> Iterator[str]:
    for source in found:
        for text in getattr(source, kind):
            yield " ".join(without_control_characters(text[:_LONGEST]).split())


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _is_source(text: str) -> bool:
    """Whether a text is an address that fits the field and is not that of a licence."""
    if len(text) > LENGTHS["source_url"] or licence_in(text):
        return False
    try:
        _is_address(text)
    except ValidationError:
        return False
    return True
