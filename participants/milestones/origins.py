"""Where a participant is from: "from the Netherlands", "du Monténégro", "des Pays-Bas".

French asks for the article of a masculine country, of a plural one and of a republic, and English for that
of a few names. Known for the member states of the Council of Europe and the countries around them.
"""

from django.utils import translation
from django_countries import countries

from cms.common.ordinals import language_of


def _codes(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MEMBER_STATES = _codes(
    "AD AL AM AT AZ BA BE BG CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT "
    "NL NO PL PT RO RS SE SI SK SM TR UA"
)
NEIGHBOURS = _codes("BY DZ EG IL IQ IR JO KG KZ LB LY MA RU SY TJ TM TN UZ VA")

_WITH_THE = _codes("GB NL")
_MASCULINE = _codes("DK GB KG KZ LB LI LU MA ME PT TJ TM VA")
_PLURAL = _codes("NL")
_WITH_LA = _codes("CZ MK")
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
