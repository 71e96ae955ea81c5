"""Countries by the names readers know them by."""

from collections.abc import Iterable

from django_countries import countries

from cms.common.collation import sort_key


def named_countries(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Code and name of each country, by name in the active language."""
    return sorted(((code, countries.name(code)) for code in codes), key=lambda country: sort_key(country[1]))
