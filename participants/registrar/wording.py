"""Numbers as the pages of the acts say them, in the language of who reads."""

from django.utils.translation import get_language, ngettext

from cms.common.ordinals import ordinal


def in_words(number: int) -> str:
    """ "128th"."""
    return ordinal(number, get_language() or "en")


def participants_in_words(number: int) -> str:
    """ "127 participants"."""
    return ngettext("%(number)d participant", "%(number)d participants", number) % {"number": number}
