"""Names in order, whatever their letters."""

import pytest

from cms.common.collation import sort_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Šabac", "sabac"),
        ("Μέγαρα", "megara"),
        ("Łódź", "lodz"),
        ("  Île-de-France \t Est ", "ile-de-france est"),
        ("", ""),
    ],
)
def test_key_is_in_plain_lower_case_letters(name: str, key: str) -> None:
    assert sort_key(name) == key


def test_accented_name_sorts_among_its_neighbours() -> None:
    assert sorted(["Tivat", "Šabac", "Roma"], key=sort_key) == ["Roma", "Šabac", "Tivat"]
