""" "From Montenegro", "from the Netherlands"; "du Monténégro", "des Pays-Bas".

French asks for the article of a masculine country, of a plural one and of a republic, and English for that
of a few names. Known for the member states of the Council of Europe and the countries around them.
"""

from django.utils import translation
from django_countries import countries

from cms.common.ordinals import language_of

MEMBER_STATES = frozenset(
    [
        "AL",
        "AD",
        "AM",
        "AT",
        "AZ",
        "BE",
        "BA",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DK",
        "EE",
        "FI",
        "FR",
        "GE",
        "DE",
        "GR",
        "HU",
        "IS",
        "IE",
        "IT",
        "LV",
        "LI",
        "LT",
        "LU",
        "MT",
        "MD",
        "MC",
        "ME",
        "NL",
        "MK",
        "NO",
        "PL",
        "PT",
        "RO",
        "SM",
        "RS",
        "SK",
        "SI",
        "ES",
        "SE",
        "CH",
        "TR",
        "UA",
        "GB",
    ]
)
NEIGHBOURS = frozenset(
    [
        "BY",
        "DZ",
        "EG",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KG",
        "KZ",
        "LB",
        "LY",
        "MA",
        "RU",
        "SY",
        "TJ",
        "TM",
        "TN",
        "UZ",
        "VA",
    ]
)

_WITH_THE = frozenset(["GB", "NL"])
_MASCULINE = frozenset(["DK", "GB", "KG", "KZ", "LB", "LI", "LU", "MA", "ME", "PT", "TJ", "TM", "VA"])
_PLURAL = frozenset(["NL"])
_WITH_LA = frozenset(["CZ", "MK"])
_VOWELS = "AEÉIÎOUY"


def origin(code: str, language: str) -> str:
    """Empty for a country whose article is not known here."""
    if code not in MEMBER_STATES | NEIGHBOURS:
        return ""
    with translation.override(language):
        name = countries.name(code)
    return _in_french(code, name) if language_of(language) == "fr" else _in_english(code, name)


def _in_english(code: str, name: str) -> str:
    return f"from the {name}" if code in _WITH_THE else f"from {name}"


def _in_french(code: str, name: str) -> str:
    if code in _MASCULINE:
        return f"du {name}"
    if code in _PLURAL:
        return f"des {name}"
    if code in _WITH_LA:
        return f"de la {name}"
    return f"d’{name}" if name.startswith(tuple(_VOWELS)) else f"de {name}"
