"""JPEG: a row of segments, some followed by compressed data (ITU-T T.81, annex B)."""

import re

from cms.media.stripping.damage import DamagedPictureError, taken

_START = b"\xff\xd8"
_END = b"\xff\xd9"
_SCAN = 0xDA
_COMMENT = 0xFE
_APPLICATION = range(0xE0, 0xF0)
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}

# Within a scan, 0xFF is data when a zero follows, a restart mark up to 0xD7, or filling.
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)


def stripped(data: bytes) -> bytes:
    kept = [_START]
    position = len(_START)
    while True:
        marker, position = _next_marker(data, position)
        if marker == _END[1]:
            return b"".join([*kept, _END])
        if marker in _WITHOUT_LENGTH:
            continue
        length = int.from_bytes(taken(data, position, 2))
        payload = taken(data, position, max(length, 2))[2:]
        position += max(length, 2)
        if part := _part_of_picture(marker, payload):
            kept.append(bytes([0xFF, marker]) + (len(part) + 2).to_bytes(2) + part)
        if marker == _SCAN:
            end = _end_of_scan(data, position)
            kept.append(data[position:end])
            position = end


def _next_marker(data: bytes, position: int) -> tuple[int, int]:
    """The next marker and the position after it; stray and filling bytes before it are passed over."""
    position = data.find(b"\xff", position)
    while position >= 0 and taken(data, position + 1, 1) in b"\xff\x00":
        position = data.find(b"\xff", position + 1)
    if position < 0:
        raise DamagedPictureError("the end of the picture is missing")
    return data[position + 1], position + 2


def _end_of_scan(data: bytes, position: int) -> int:
    found = _AFTER_SCAN.search(data, position)
    if not found:
        raise DamagedPictureError("the end of the picture is missing")
    return found.start()


def _part_of_picture(marker: int, payload: bytes) -> bytes:
    """What of a segment the picture needs; nothing of one that only describes it."""
    if marker == _COMMENT:
        return b""
    if marker not in _APPLICATION:
        return payload
    if payload.startswith(b"JFIF\x00"):
        return payload[:12] + b"\x00\x00"  # the last two bytes are the size of a thumbnail
    if payload.startswith((b"ICC_PROFILE\x00", b"Adobe")):
        return payload
    return b""
