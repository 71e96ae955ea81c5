"""127th, 127e, as ICU writes them by the Unicode consortium's rules: every number from 1 to 100,000."""

import re

import pytest
from icu4py.messageformat import MessageFormat

from cms.common.ordinals import ordinal

STYLES = {
    ("en", False): "%digits-ordinal",
    ("en", True): "%digits-ordinal",
    ("fr", False): "%digits-ordinal-masculine",
    ("fr", True): "%digits-ordinal-feminine",
}


def oracle(language: str, *, feminine: bool) -> MessageFormat:
    # ICU takes a blank before the name of a style for part of it, and then falls back to another.
    return MessageFormat(f"{{n,ordinal,{STYLES[language, feminine]}}}", language)


@pytest.mark.parametrize(("language", "feminine"), STYLES)
def test_ordinals_are_those_of_icu(language: str, feminine: bool) -> None:
    theirs = oracle(language, feminine=feminine)
    for number in range(1, 100_001):
        expected = re.sub(r"[,\s]", "", theirs.format({"n": number}))
        assert ordinal(number, language, feminine=feminine) == expected


def test_oracle_knows_the_forms_that_are_easily_wrong() -> None:
    english, french = oracle("en", feminine=False), oracle("fr", feminine=True)
    assert [english.format({"n": number}) for number in (11, 21, 111, 121)] == [
        "11th",
        "21st",
        "111th",
        "121st",
    ]
    assert [french.format({"n": number}) for number in (1, 2)] == ["1re", "2e"]
