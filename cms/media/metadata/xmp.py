"""XMP: what image programs and stock libraries write, as RDF in XML."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from PIL.ImageFile import ImageFile

from cms.media.metadata.found import Found
from cms.media.pillow import UNREADABLE

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CC = "{http://creativecommons.org/ns#}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"


def read(picture: ImageFile) -> Found:
    try:
        root = ElementTree.fromstring(_packet(picture.info))
    except UNREADABLE:  # among them what defusedxml raises for entities, which is a ValueError
        return Found()
    packet = _Packet(root)
    return Found(
        authors=[", ".join(packet.texts(f"{_DC}creator"))],
        holders=[
            *packet.texts(f"{_PLUS}CopyrightOwnerName"),
            *packet.texts(f"{_DC}rights"),
            *packet.texts(f"{_RIGHTS}Owner"),
            *packet.texts(f"{_PHOTOSHOP}Credit"),
            *packet.texts(f"{_PLUS}LicensorName"),
        ],
        sources=[
            *packet.texts(f"{_PHOTOSHOP}Source"),
            *packet.texts(f"{_DC}source"),
            *packet.texts(f"{_PLUS}LicensorURL"),
            *packet.texts(f"{_RIGHTS}WebStatement"),
        ],
        rights=[
            *packet.texts(f"{_CC}license"),
            *packet.texts(f"{_RIGHTS}WebStatement"),
            *packet.texts(f"{_RIGHTS}UsageTerms"),
            *packet.texts(f"{_DC}rights"),
        ],
        descriptions=[*packet.texts(f"{_IPTC}AltTextAccessibility"), *packet.texts(f"{_DC}description")],
    )


def _packet(info: dict[Any, Any]) -> bytes:
    packet = info.get("xmp", b"")
    data: bytes = packet.encode() if isinstance(packet, str) else packet
    return data.rstrip(b"\x00 ")


class _Packet:
    """Finds a property however deep it lies, and whichever of RDF's three spellings it has."""

    def __init__(self, root: Element) -> None:
        self._elements = list(root.iter())

    def texts(self, name: str) -> list[str]:
        found = [text for element in self._elements for text in _values(element, name)]
        return [text for text in found if text.strip()]


def _values(element: Element, name: str) -> Iterator[str]:
    if name in element.attrib:
        yield element.attrib[name]
    elif element.tag == name:
        yield element.attrib.get(f"{_RDF}resource") or element.text or ""
        # The default language stands for all; a list without languages has several entries.
        items = list(element.iter(f"{_RDF}li"))
        default = [item for item in items if item.attrib.get(f"{_XML}lang") == "x-default"]
        for item in default or items:
            yield item.text or item.attrib.get(f"{_RDF}resource", "")
