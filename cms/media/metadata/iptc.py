"""IPTC-IIM: what picture desks and agencies write."""

from PIL.ImageFile import ImageFile
from PIL.IptcImagePlugin import getiptcinfo

from cms.media.metadata.found import Found
from cms.media.pillow import UNREADABLE

_CHARACTER_SET = (1, 90)
_UTF_8 = b"\x1b%G"
_BYLINE, _CREDIT, _SOURCE, _COPYRIGHT, _CAPTION = ((2, number) for number in (80, 110, 115, 116, 120))


def read(picture: ImageFile) -> Found:
    try:
        record = getiptcinfo(picture) or {}
    except UNREADABLE:
        return Found()
    declared = record.get(_CHARACTER_SET) == _UTF_8

    def texts(field: tuple[int, int]) -> list[str]:
        value = record.get(field, [])
        return [_decoded(item, declared) for item in (value if isinstance(value, list) else [value])]

    return Found(
        authors=[", ".join(filter(None, texts(_BYLINE)))],
        holders=[*texts(_COPYRIGHT), *texts(_CREDIT)],
        sources=texts(_SOURCE),
        rights=texts(_COPYRIGHT),
        descriptions=texts(_CAPTION),
    )


def _decoded(value: bytes, declared_utf_8: bool) -> str:
    """UTF-8 where the file declares it, or where it happens to be; else what Windows wrote then."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("utf-8" if declared_utf_8 else "cp1252", errors="replace")
