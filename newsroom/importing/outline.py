"""Where the entries of a feed stand in its file; feedparser does not tell."""

from dataclasses import dataclass, field
from xml.parsers import expat

from newsroom.importing.entries import UnusableFileError

_ENTRY_NAMES = {"item", "entry"}
# In RSS 1.0 the root is RDF and its items are RSS; elsewhere entries have their root's namespace.
_RSS_1 = ("http://purl.org/rss/1.0", "http://my.netscape.com/rdf/")


@dataclass
class FeedOutline:
    root: str = ""
    entry_lines: list[int] = field(default_factory=list)


def feed_outline(xml: bytes) -> FeedOutline:
    """The root element's name and the line on which each entry begins.

    Raises UnusableFileError for XML that is broken, and for XML that declares entities of its own: no
    feed needs them, and a few lines of them can unfold to gigabytes.
    """
    outline = FeedOutline()
    own_namespaces: list[str] = []
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")

    def start(name: str, _attributes: dict[str, str]) -> None:
        namespace, _space, local_name = name.rpartition(" ")
        if not outline.root:
            outline.root = local_name.lower()
            own_namespaces.append(namespace)
        is_own = namespace in own_namespaces or namespace.startswith(_RSS_1)
        if is_own and local_name.lower() in _ENTRY_NAMES:
            outline.entry_lines.append(parser.CurrentLineNumber)

    def refuse_entity(*_declaration: object) -> None:
        raise UnusableFileError(
            f"line {parser.CurrentLineNumber}: it declares XML entities of its own, which is not safe to read"
        )

    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse_entity
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise UnusableFileError(f"line {error.lineno}: the XML is broken here ({reason})") from error
    return outline
