"""AVIF: boxes in a file, some of which hold items, whose bytes may lie anywhere (ISO/IEC 23008-12).

Bytes are addressed from the beginning of the file, so that nothing may be taken out: what is not
of the picture is overwritten with zeros.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cms.media.stripping.damage import DamagedPictureError, taken

_FILE_BOXES = {b"ftyp", b"meta", b"mdat"}
_META_BOXES = {b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp", b"iref", b"idat", b"grpl", b"dinf"}
_DESCRIPTIONS = {b"Exif", b"mime", b"uri "}
_IGNORED = b"free"
_IN_IDAT = 1


@dataclass(frozen=True)
class _Box:
    kind: bytes
    start: int
    end: int


class _Reader:
    """Reads numbers one after the other."""

    def __init__(self, data: bytes, position: int) -> None:
        self.data = data
        self.position = position

    def number(self, size: int) -> int:
        value = int.from_bytes(taken(self.data, self.position, size))
        self.position += size
        return value


def stripped(data: bytes) -> bytes:
    boxes = list(_file_boxes(data))
    meta = _only(boxes, b"meta")
    inner = list(_boxes(data, meta.start + 4, meta.end))
    clean = bytearray(data[: boxes[-1].end])
    for box in [*boxes, *inner]:
        if box.kind not in _FILE_BOXES | _META_BOXES:
            _blank(clean, box.start, box.end)
    described = dict(_descriptions(data, _only(inner, b"iinf")))
    for position in described.values():
        clean[position : position + 4] = _IGNORED
    for item, start, length in _extents(data, inner):
        if item in described:
            _blank(clean, start, start + length)
    return bytes(clean)


def _only(boxes: list[_Box], kind: bytes) -> _Box:
    for box in boxes:
        if box.kind == kind:
            return box
    raise DamagedPictureError(f"there is no {kind.decode()} box")


def _blank(data: bytearray, start: int, end: int) -> None:
    end = min(end, len(data))
    data[start:end] = bytes(max(end - start, 0))


def _file_boxes(data: bytes) -> Iterator[_Box]:
    """Up to the end of the file, or to what follows the picture and is no box."""
    seen: set[bytes] = set()
    try:
        for box in _boxes(data, 0, len(data)):
            seen.add(box.kind)
            yield box
    except DamagedPictureError:
        if not seen >= _FILE_BOXES:
            raise


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    while start < end:
        size = int.from_bytes(taken(data, start, 4))
        kind = taken(data, start + 4, 4)
        header = 8
        if size == 1:
            size, header = int.from_bytes(taken(data, start + 8, 8)), 16
        elif size == 0:
            size = end - start
        if size < header or start + size > end:
            raise DamagedPictureError(f"the box at byte {start} does not fit")
        yield _Box(kind, start + header, start + size)
        start += size


def _descriptions(data: bytes, box: _Box) -> Iterator[tuple[int, int]]:
    """The numbers of items that describe the picture, and where their kinds are written."""
    first = box.start + (6 if data[box.start] == 0 else 8)
    for entry in _boxes(data, first, box.end):
        reader = _Reader(data, entry.start)
        version = reader.number(1)
        reader.number(3)
        item = reader.number(4 if version > 2 else 2)  # noqa: PLR2004 (versions of the format)
        reader.number(2)
        if taken(data, reader.position, 4) in _DESCRIPTIONS:
            yield item, reader.position


def _extents(data: bytes, inner: list[_Box]) -> Iterator[tuple[int, int, int]]:
    """Each part of each item: the item's number, where the part begins and how long it is."""
    box = _only(inner, b"iloc")
    reader = _Reader(data, box.start)
    version = reader.number(1)
    reader.number(3)
    sizes = reader.number(2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 0xF for shift in (12, 8, 4, 0))
    for _item in range(reader.number(4 if version > 1 else 2)):
        item = reader.number(4 if version > 1 else 2)
        method = reader.number(2) & 0xF if version else 0
        reader.number(2)
        base = reader.number(base_size) + (_only(inner, b"idat").start if method == _IN_IDAT else 0)
        for _extent in range(reader.number(2)):
            if version:
                reader.number(index_size)
            offset = reader.number(offset_size)
            yield item, base + offset, reader.number(length_size)
