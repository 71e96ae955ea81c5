"""Where a teaser really ends.

The old site cut its teasers off and added "..." and a link "Read more". Both go. The text itself is
kept to the last letter, even where that leaves a sentence unfinished: the page that shows a teaser decides
whether to add a sign that more follows.
"""

import re

# Within a line only as a link is written, with a capital: people may well "read more".
_LINKS = ("Read more", "Continue reading", "Lire la suite")
_LINK_ONLY = re.compile(rf"\W*(?:{'|'.join(_LINKS)})\W*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*(?=\s)")


def is_read_more(line: str) -> bool:
    """Whether a line is nothing but the link that ends an entry."""
    return _LINK_ONLY.fullmatch(line) is not None


def ends_with_read_more(line: str) -> bool:
    return is_read_more(line) or _without_link(line) != line


def without_trailing_furniture(text: str) -> str:
    """The text without the link and the dots at its end."""
    return _without_dots(_without_link(text.rstrip())).rstrip()


def shortened(text: str, *, limit: int) -> str:
    """The text, cut after its last whole sentence within the limit, else after its last whole word."""
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    sentences = list(_SENTENCE_END.finditer(head))
    if sentences and sentences[-1].end() > limit // 2:
        return head[: sentences[-1].end()]
    words, space, _rest = head.rpartition(" ")
    return words.rstrip() if space else text[:limit]


def _without_link(text: str) -> str:
    bare = text.rstrip(" .…»›→>)]")
    link = next((link for link in _LINKS if bare.endswith(link)), None)
    if link is None:
        return text
    before = bare.removesuffix(link)
    return text if before[-1:].isalnum() else before.rstrip(" »›→>([")


def _without_dots(text: str) -> str:
    bare = text.rstrip(" )]")
    if not bare.endswith(("...", "…")):
        return text
    words = bare.rstrip(" .…")
    full_stop = "." if bare[len(words) :].startswith(". ") else ""
    return f"{words}{full_stop}".rstrip(" ([")
