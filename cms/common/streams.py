"""Reading the bodies of many pages together."""

from collections.abc import Iterable, Sequence
from typing import Any

from wagtail.blocks import StreamValue

from cms.common.links import look_up


def load_together(streams: Sequence[StreamValue]) -> None:
    """Load the images, documents and pages in all streams, and their links, in one query of each kind.

    Wagtail gathers within one stream only, so that a list would cost more the longer it is. The
    links are kept by `cms.common.memory.remembered`, within which to call this.
    """
    for block_type in {raw["type"] for stream in streams for raw in _unread(stream)}:
        _load_blocks(streams, block_type)
    look_up(_references(streams))


def _unread(stream: StreamValue) -> Iterable[dict[str, Any]]:
    raw_data = stream._raw_data  # noqa: SLF001 (upstream has no public way to read across streams)
    return (raw for raw in raw_data if raw and raw["type"] in stream.stream_block.child_blocks)


def _load_blocks(streams: Sequence[StreamValue], block_type: str) -> None:
    places = [
        (stream, index, raw)
        for stream in streams
        for index, raw in enumerate(stream._raw_data)  # noqa: SLF001
        if raw and raw["type"] == block_type and stream._bound_blocks[index] is None  # noqa: SLF001
    ]
    if not places:
        return
    block = streams[0].stream_block.child_blocks[block_type]
    values = block.bulk_to_python([raw["value"] for _stream, _index, raw in places])
    for (stream, index, raw), value in zip(places, values, strict=True):
        child = StreamValue.StreamChild(block, value, id=raw.get("id"))
        stream._bound_blocks[index] = child  # noqa: SLF001


def _references(streams: Iterable[StreamValue]) -> Iterable[tuple[type[Any], Any, str, str]]:
    for stream in streams:
        yield from stream.stream_block.extract_references(stream)
