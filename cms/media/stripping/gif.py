"""GIF: a header and a row of blocks (GIF89a specification)."""

from cms.media.stripping.damage import DamagedPictureError, taken

_SIGNATURES = (b"GIF87a", b"GIF89a")
_HEADER = 13
_EXTENSION, _IMAGE, _TRAILER, _STRAY = b"\x21", b"\x2c", b"\x3b", b"\x00"
_IMAGE_HEADER = 10
_HAS_PALETTE = 0x80

_TIMING = 0xF9
_APPLICATION = 0xFF
_APPLICATIONS_OF_PICTURE = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0", b"\x0bICCRGBG1012")


def stripped(data: bytes) -> bytes:
    if not data.startswith(_SIGNATURES):
        raise DamagedPictureError("the signature is missing")
    position = _HEADER + _palette_length(taken(data, 0, _HEADER)[10])
    kept = [taken(data, 0, position)]
    while (kind := taken(data, position, 1)) != _TRAILER:
        if kind == _STRAY:
            position += 1
            continue
        end = _end_of_block(data, position)
        if kind == _IMAGE or _is_of_picture(data, position):
            kept.append(data[position:end])
        position = end
    return b"".join([*kept, _TRAILER])


def _palette_length(flags: int) -> int:
    return 3 << ((flags & 0x07) + 1) if flags & _HAS_PALETTE else 0


def _end_of_block(data: bytes, position: int) -> int:
    kind = data[position : position + 1]
    if kind == _EXTENSION:
        return _end_of_parts(data, position + 2)
    if kind == _IMAGE:
        flags = taken(data, position, _IMAGE_HEADER)[9]
        return _end_of_parts(data, position + _IMAGE_HEADER + _palette_length(flags) + 1)
    raise DamagedPictureError(f"byte {position} begins no known block")


def _end_of_parts(data: bytes, position: int) -> int:
    while length := taken(data, position, 1)[0]:
        position += 1 + length
    return position + 1


def _is_of_picture(data: bytes, position: int) -> bool:
    """Whether an extension has to do with what is seen: timing, looping, colours."""
    label = taken(data, position + 1, 1)[0]
    if label == _APPLICATION:
        return data.startswith(_APPLICATIONS_OF_PICTURE, position + 2)
    return label == _TIMING
