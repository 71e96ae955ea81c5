"""A file of news, whatever its format: decided by what is in it, not by its name."""

import codecs
import re
from pathlib import Path

from newsroom.importing.checking import check
from newsroom.importing.entries import Reading, UnusableFileError
from newsroom.importing.feeds import read_feed
from newsroom.importing.listing import is_listing, read_listing

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes. The old site's 25 articles are 12 kB; this holds some twenty thousand."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_XML_ENCODING = re.compile(
    rb"""<\?xml[^>]{1,80}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["'][^>]{0,80}\?>"""
)
_KNOWN_ENCODING = re.compile(r"utf-8|us-ascii|iso-8859-[0-9]{1,2}|windows-125[0-8]", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A<\?xml[^>]*\?>")
_WEB_PAGE = re.compile(r"\A(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


def read_news(path: Path) -> Reading:
    """The entries of a file, checked, and its problems.

    Raises UnusableFileError when the file as a whole is no use: missing, a folder, empty, too large,
    binary, not UTF-8, or neither a news list nor a feed.
    """
    text = _decoded(_bytes_of(path))
    if not text.strip():
        raise UnusableFileError("it is empty")
    reading = _read(text)
    if not reading.entries and not reading.problems:
        raise UnusableFileError("there is no article in it")
    check(reading)
    return reading


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnusableFileError("it is a folder, not a file")
        if not path.exists():
            raise UnusableFileError("there is no such file")
        if not path.is_file():
            raise UnusableFileError("it is not an ordinary file")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnusableFileError(f"it cannot be read ({error.strerror})") from error
    if len(content) > LARGEST_FILE:
        raise UnusableFileError(f"it is larger than {LARGEST_FILE // 1024 // 1024} MB; divide it")
    return content


def _decoded(content: bytes) -> str:
    """UTF-8, with or without a mark at its beginning; or what an XML declaration names."""
    if content.startswith(_UTF16_MARKS):
        raise UnusableFileError("it is in UTF-16; save it as UTF-8")
    if (position := content.find(b"\0")) >= 0:
        raise UnusableFileError(f"line {_line_at(content, position)}: it is a binary file, not text")
    content = content.removeprefix(codecs.BOM_UTF8)
    declared = _XML_ENCODING.match(content)
    encoding = declared[1].decode("ascii") if declared else "UTF-8"
    if not _KNOWN_ENCODING.fullmatch(encoding):
        raise UnusableFileError(f"its encoding “{encoding}” is not known here; save it as UTF-8")
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        where = f"line {_line_at(content, error.start)}: " if isinstance(error, UnicodeDecodeError) else ""
        raise UnusableFileError(f"{where}it is not in {encoding}; save it as UTF-8") from error


def _line_at(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def _read(text: str) -> Reading:
    beginning = text.lstrip()
    if _WEB_PAGE.match(beginning):
        raise UnusableFileError("it is a web page; copy the text of the news list, or save the site's feed")
    if beginning.startswith("<"):
        # The text is decoded, so the declaration goes. The lines above it stay, for the line numbers.
        leading = text[: len(text) - len(beginning)]
        return read_feed((leading + _XML_DECLARATION.sub("", beginning)).encode())
    if is_listing(text):
        return read_listing(text)
    raise UnusableFileError(
        "it is neither a feed nor a news list: no line reads like “Written the 20/05/2015”"
    )
