"""PNG: a signature and a row of chunks (ISO/IEC 15948)."""

from cms.media.stripping.damage import DamagedPictureError, taken

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"
_FRAME = 12  # length, type and checksum around each chunk's data

_PICTURE = {b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"bKGD", b"sBIT", b"pHYs"}
_COLOURS = {b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"cICP", b"mDCV", b"cLLI"}


def stripped(data: bytes) -> bytes:
    if not data.startswith(_SIGNATURE):
        raise DamagedPictureError("the signature is missing")
    kept = [_SIGNATURE]
    position = len(_SIGNATURE)
    while (kind := taken(data, position, 8)[4:]) != b"IEND":
        length = int.from_bytes(data[position : position + 4]) + _FRAME
        chunk = taken(data, position, length)
        if kind in _PICTURE | _COLOURS:
            kept.append(chunk)
        position += length
    taken(data, position, len(_END))
    return b"".join([*kept, _END])
