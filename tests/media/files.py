"""Real image and document files for the tests of this room."""

import random
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}
SECRET = "Secret words of the photographer"


def drawing(mode: str = "RGB", size: tuple[int, int] = (240, 160)) -> Image.Image:
    """A picture with enough in it that no two of its corners, and no two qualities, look the same."""
    if mode == "I;16":
        return Image.frombytes(mode, size, random.Random(7).randbytes(size[0] * size[1] * 2))
    picture = Image.radial_gradient("L").resize(size).convert("RGB")
    picture.paste("red", (0, 0, size[0] // 3, size[1] // 4))
    picture.paste("blue", (size[0] // 2, size[1] // 2, size[0] - 9, size[1] - 5))
    if mode in {"RGBA", "LA"}:
        picture.putalpha(Image.linear_gradient("L").resize(size))
    return picture.convert(mode)


def encoded(picture: Image.Image | None = None, kind: str = "JPEG", **options: Any) -> bytes:
    buffer = BytesIO()
    (picture or drawing()).save(buffer, kind, **options)
    return buffer.getvalue()


def animation(kind: str, frames: int = 4, size: tuple[int, int] = (60, 40)) -> bytes:
    pictures = [drawing(size=size).rotate(90 * number) for number in range(frames)]
    return encoded(
        pictures[0], kind, save_all=True, append_images=pictures[1:], duration=80, loop=0, lossless=True
    )


def exif(orientation: int = 1, **tags: str | bytes) -> bytes:
    """EXIF with a position on the map and, by their names in `ExifTags.Base`, further tags."""
    block = Image.Exif()
    if orientation != 1:
        block[ExifTags.Base.Orientation] = orientation
    block[ExifTags.Base.Make] = SECRET
    for name, value in tags.items():
        block[ExifTags.Base[name]] = value.encode() if isinstance(value, str) else value
    position = block.get_ifd(ExifTags.IFD.GPSInfo)
    position[ExifTags.GPS.GPSLatitudeRef] = "N"
    position[ExifTags.GPS.GPSLatitude] = (42.0, 26.0, 5.0)
    return block.tobytes()


def xmp(properties: str) -> bytes:
    """An XMP packet around the elements of one description."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about=""
          xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:cc="http://creativecommons.org/ns#"
          xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
          xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
          xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
          xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
          {properties}
        </rdf:Description>
      </rdf:RDF>
    </x:xmpmeta><?xpacket end="w"?>""".encode()


def with_iptc(jpeg: bytes, records: Sequence[tuple[int, int, bytes]]) -> bytes:
    """The JPEG with IPTC-IIM records in its Photoshop segment."""
    data = b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in records
    )
    data += b"\x00" * (len(data) % 2)
    payload = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(data).to_bytes(4) + data
    return jpeg[:2] + b"\xff\xed" + (len(payload) + 2).to_bytes(2) + payload + jpeg[2:]


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


def declared_png(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that says it is this large, whatever it holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", data)


def declared_gif(width: int, height: int) -> bytes:
    """A GIF that says it is this large and holds a frame of that size with next to nothing in it."""
    frame = b"\x2c\x00\x00\x00\x00" + struct.pack("<HH", width, height) + b"\x00\x02\x02\x44\x01\x00"
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\x00\x00" + b"\x00" * 6 + frame + b"\x3b"


def declared_webp(width: int, height: int) -> bytes:
    """A WebP that says it is this large and holds a tiny frame."""
    frame = encoded(drawing(size=(4, 4)), "WEBP", lossless=True)[12:]
    extent = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + (10).to_bytes(4, "little") + b"\x00\x00\x00\x00" + extent + frame
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def upload(data: bytes, name: str = "picture.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def stored(data: bytes, name: str = "picture.jpg") -> ContentFile:
    return ContentFile(data, name=name)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()
