"""A text in blocks of lines, as a reader sees it: an empty line ends a block."""

from collections.abc import Iterator
from dataclasses import dataclass

from cms.common.text import without_control_characters


@dataclass(frozen=True)
class Line:
    number: int
    text: str


Block = list[Line]


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text, never empty; lines come trimmed and free of control characters."""
    block: Block = []
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if line := one_line(raw):
            block.append(Line(number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def one_line(text: str) -> str:
    """The text with each run of white space, whatever its kind, as one space."""
    return " ".join(without_control_characters(" ".join(text.split())).split())


def joined(block: Block) -> str:
    return " ".join(line.text for line in block)
