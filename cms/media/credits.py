"""Whose image it is, in one line."""

import re

from cms.media.licences import Licence, terms_of

_WIKIMEDIA = re.compile(r"wiki(media|pedia|commons)", re.IGNORECASE)
_UNNAMED = {"", Licence.ALL_RIGHTS, Licence.OWN}


def credit_line(*, holder: str, author: str, licence: str) -> str:
    """The line under an image: "© CoE", "© Ana Petrović / Wikimedia Commons, CC BY-SA 4.0".

    Without a holder and an author there is no line. Nobody holds rights in the public domain, so
    its line has no ©.
    """
    names = " / ".join(dict.fromkeys(name for name in (author, holder) if name))
    if not names:
        return ""
    sign = "© " if terms_of(licence).reserved else ""
    rights = "" if licence in _UNNAMED else f", {Licence(licence).label}"
    return f"{sign}{names}{rights}"


def comes_from_wikimedia(*, holder: str, author: str, source_url: str) -> bool:
    """Whether a credit names a Wikimedia project, whose licences ask for author and licence."""
    return any(_WIKIMEDIA.search(text) for text in (holder, author, source_url))
