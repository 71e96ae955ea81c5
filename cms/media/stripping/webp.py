"""WebP: chunks in a RIFF container (RFC 9649)."""

from collections.abc import Iterator

from cms.media.stripping.damage import DamagedPictureError, taken

_PICTURE = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_FEATURES_OF_PICTURE = 0xFF & ~(0x08 | 0x04)  # without "has EXIF" and "has XMP"
_FRAME_HEADER = 16


def stripped(data: bytes) -> bytes:
    header = taken(data, 0, 12)
    if header[:4] != b"RIFF" or header[8:] != b"WEBP":
        raise DamagedPictureError("the signature is missing")
    size = int.from_bytes(header[4:8], "little")
    return _chunk(b"RIFF", b"WEBP" + _picture_chunks(taken(data, 12, size - 4)))


def _picture_chunks(data: bytes) -> bytes:
    return b"".join(
        _chunk(kind, _without_description(kind, payload))
        for kind, payload in _chunks(data)
        if kind in _PICTURE
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    while position < len(data):
        header = taken(data, position, 8)
        size = int.from_bytes(header[4:], "little")
        yield header[:4], taken(data, position + 8, size)
        position += 8 + size + size % 2


def _without_description(kind: bytes, payload: bytes) -> bytes:
    if kind == b"VP8X":
        return bytes([taken(payload, 0, 1)[0] & _FEATURES_OF_PICTURE]) + payload[1:]
    if kind == b"ANMF":
        return payload[:_FRAME_HEADER] + _picture_chunks(payload[_FRAME_HEADER:])
    return payload


def _chunk(kind: bytes, payload: bytes) -> bytes:
    padding = b"\x00" * (len(payload) % 2)
    return kind + len(payload).to_bytes(4, "little") + payload + padding
