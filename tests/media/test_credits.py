"""The credit line, and the names in copyright notices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.media.credits import comes_from_wikimedia, credit_line, holder_in
from cms.media.licences import Licence, terms_of

names = st.text(max_size=30)
licences = st.sampled_from(["", *Licence.values])


@pytest.mark.parametrize(
    ("credit", "line"),
    [
        ({"holder": "CoE"}, "© CoE"),
        ({"author": "Ana Petrović"}, "© Ana Petrović"),
        ({"holder": "CoE", "author": "Ana Petrović"}, "© Ana Petrović / CoE"),
        ({"holder": "CoE", "author": "CoE"}, "© CoE"),
        (
            {"holder": "Wikimedia Commons", "author": "Ana", "licence": "cc-by-sa-4.0"},
            "© Ana / Wikimedia Commons, CC BY-SA 4.0",
        ),
        ({"author": "Ana", "licence": "cc0-1.0"}, "Ana, CC0 1.0"),
        ({"holder": "Archive", "licence": "public-domain"}, "Archive, Public domain"),
        ({"holder": "CoE", "licence": "own"}, "© CoE"),
        ({"holder": "CoE", "licence": "all-rights-reserved"}, "© CoE"),
        ({"holder": "© CoE"}, "© CoE"),
        ({"holder": "(c) CoE", "author": "© Ana"}, "© Ana / CoE"),
        ({}, ""),
        ({"licence": "cc-by-4.0"}, ""),
        ({"holder": "  "}, ""),
    ],
)
def test_line(credit, line):
    assert credit_line(**({"holder": "", "author": "", "licence": ""} | credit)) == line


@given(names, names, licences)
def test_line_is_one_line_without_space_around_it(holder, author, licence):
    line = credit_line(holder=holder, author=author, licence=licence)
    assert line == line.strip()


@given(names.filter(lambda name: "©" not in name), licences)
def test_sign_stands_at_the_beginning_exactly_where_rights_are_reserved(holder, licence):
    line = credit_line(holder=holder, author="", licence=licence)
    assert line.startswith("© ") == bool(line and terms_of(licence).reserved)
    assert "©" not in line[1:]


@given(st.text(alphabet="abcž. ", min_size=1).filter(str.strip), licences)
def test_line_names_the_holder(holder, licence):
    assert holder.strip() in credit_line(holder=holder, author="", licence=licence)


@given(names, names)
def test_licence_of_the_commons_is_named(holder, author):
    line = credit_line(holder=holder, author=author, licence=Licence.CC_BY_4)
    assert not line or line.endswith(", CC BY 4.0")


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("© 2015 Council of Europe", "Council of Europe"),
        ("(c) CoE", "CoE"),
        ("(C)2015 CoE", "CoE"),
        ("Copyright (c) 2015 by Jane Doe. All rights reserved.", "Jane Doe"),
        ("Copyright 2014-2015 AER", "AER"),
        ("copyright: CoE", "CoE"),
        ("© CoE, 2013–15", "CoE"),
        ("CoE © 2015", "CoE"),
        ("Jane Doe, 2015", "Jane Doe"),
        ("Expo 2015", "Expo 2015"),
        ("1984 Films", "1984 Films"),
        ("By the Sea Ltd.", "By the Sea Ltd."),
        ("Copyright-free pictures", "Copyright-free pictures"),
        ("© 2015", ""),
        ("©", ""),
        ("2015", ""),
        ("All rights reserved", ""),
        ("Licensed under CC BY", ""),
        ("Public domain", ""),
        ("https://creativecommons.org/licenses/by/4.0/", ""),
        ("", ""),
    ],
)
def test_holder_named_in_a_notice(notice, name):
    assert holder_in(notice) == name


@given(st.text(max_size=200))
def test_holder_of_any_text_is_part_of_it(notice):
    assert holder_in(notice) in notice


@pytest.mark.parametrize(
    "credit",
    [
        {"holder": "Wikimedia Commons"},
        {"holder": "Wikipedia.org"},
        {"author": "User of WIKIMEDIA"},
        {"source_url": "https://commons.wikimedia.org/wiki/File:X.jpg"},
    ],
)
def test_comes_from_wikimedia(credit):
    assert comes_from_wikimedia(**({"holder": "", "author": "", "source_url": ""} | credit))


def test_others_do_not_come_from_wikimedia():
    assert not comes_from_wikimedia(holder="Wiki Ltd.", author="Ana", source_url="https://coe.int/")
