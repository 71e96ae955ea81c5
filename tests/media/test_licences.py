"""Licences, their terms, and how they are known by their address."""

import pytest

from cms.media.licences import TERMS, Licence, licence_in, terms_of

WITH_ADDRESS = [licence for licence in Licence if TERMS[licence].url]


def test_every_licence_has_terms():
    assert set(TERMS) == set(Licence)


@pytest.mark.parametrize("licence", [Licence.CC0, Licence.PUBLIC_DOMAIN])
def test_nobody_reserves_rights_in_the_public_domain(licence):
    assert not terms_of(licence).reserved


def test_rights_are_reserved_where_no_licence_is_given():
    assert terms_of("").reserved


@pytest.mark.parametrize("licence", WITH_ADDRESS)
@pytest.mark.parametrize("ending", ["", "deed.en", "legalcode", "."])
def test_licence_is_known_by_its_address(licence, ending):
    assert licence_in(f"See {TERMS[licence].url}{ending}") == licence


def test_address_without_its_last_slash_or_security_is_known():
    assert licence_in("http://creativecommons.org/licenses/by-sa/3.0") == Licence.CC_BY_SA_3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CC BY",
        "https://creativecommons.org/licenses/by-nc/4.0/",
        "https://creativecommons.org/licenses/by-nd/4.0/",
        "https://creativecommons.org/licenses/by/2.5/",
        "https://creativecommons.org/licenses/by-sa/3.0/de/",
        "https://coe.int/licenses/by/4.0/",
    ],
)
def test_other_texts_name_no_licence(text):
    assert licence_in(text) == ""
