"""The words for a number in a row: 127th, 127e."""

_ENGLISH_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ENGLISH_TEENS = range(11, 14)


def ordinal(number: int, language: str, *, feminine: bool = False) -> str:
    """The ordinal of a number from 1 on: "127th" in English, "127e" in French.

    A regional code such as "fr-ch" counts as its language; a language other than French gets the
    English form. `feminine` is for French nouns such as "ville", and matters for 1 only: "1re".
    """
    if number < 1:
        raise ValueError(f"There is no ordinal of {number}.")
    if language_of(language) == "fr":
        return f"{number}{_french_ending(number, feminine=feminine)}"
    return f"{number}{_english_ending(number)}"


def language_of(code: str) -> str:
    """The language of a code that may name a region too: "fr" of "fr-ch"."""
    return code.partition("-")[0]


def _french_ending(number: int, *, feminine: bool) -> str:
    if number > 1:
        return "e"
    return "re" if feminine else "er"


def _english_ending(number: int) -> str:
    if number % 100 in _ENGLISH_TEENS:
        return "th"
    return _ENGLISH_ENDINGS.get(number % 10, "th")
