"""Whose image it is, in one line."""

import re

from cms.media.licences import Licence, terms_of

_WIKIMEDIA = re.compile(r"wiki(media|pedia|commons)", re.IGNORECASE)
_UNNAMED = {"", Licence.ALL_RIGHTS, Licence.OWN}

_SIGNS = re.compile(r"(?:(?:©|ⓒ|\(c\))\s*)+", re.IGNORECASE)
_SIGN = r"(?:©|ⓒ|\(c\)|&copy;|copyright(?![\w-])|copr\b\.?)[\s:,]*"
_YEARS = r"(?:19|20)\d\d(?:\s*[-–,/]\s*(?:19|20)?\d\d)*"
_BEFORE_NAME = re.compile(rf"(?:{_SIGN})+(?:{_YEARS}[\s:,.]*)?(?:{_SIGN})*(?:by\s+)?", re.IGNORECASE)
_AFTER_NAME = re.compile(rf"(?:\s*{_SIGN}|,\s*){_YEARS}\.?$", re.IGNORECASE)
_ALL_RIGHTS = re.compile(r"[\s,;.|–-]*\ball rights reserved\b.*", re.IGNORECASE)
_TERMS_NOT_NAMES = re.compile(r"licen[sc]e|creative\s?commons|public\s?domain|://", re.IGNORECASE)


def credit_line(*, holder: str, author: str, licence: str) -> str:
    """The line under an image: "© CoE", "© Ana Petrović / Wikimedia Commons, CC BY-SA 4.0".

    Without a holder and an author there is no line. Nobody holds rights in the public domain, so
    its line has no ©.
    """
    signless = (_without(_SIGNS, name.strip()) for name in (author, holder))
    names = " / ".join(dict.fromkeys(name for name in signless if name))
    if not names:
        return ""
    sign = "© " if terms_of(licence).reserved else ""
    rights = "" if licence in _UNNAMED else f", {Licence(licence).label}"
    return f"{sign}{names}{rights}"


def comes_from_wikimedia(*, holder: str, author: str, source_url: str) -> bool:
    """Whether a credit names a Wikimedia project, whose licences ask for author and licence."""
    return any(_WIKIMEDIA.search(text) for text in (holder, author, source_url))


def holder_in(notice: str) -> str:
    """Whom a copyright notice names: "Council of Europe" for "© 2015 Council of Europe. All rights reserved."

    Empty for a notice that speaks of a licence instead of a name.
    """
    if _TERMS_NOT_NAMES.search(notice):
        return ""
    name = _without(_BEFORE_NAME, _ALL_RIGHTS.sub("", notice.strip()))
    name = _AFTER_NAME.sub("", name).strip(" ,;|")
    return "" if re.fullmatch(_YEARS, name) else name


def _without(beginning: re.Pattern[str], text: str) -> str:
    match = beginning.match(text)
    return text[match.end() :] if match else text
