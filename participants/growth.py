"""How the alliance grew, year by year."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Year:
    """A year, how many joined in it, and how many numbers had been given by its end."""

    year: int
    accessions: int
    total: int


def growth(accessions_per_year: Mapping[int, int]) -> list[Year]:
    """Every year from the first accession to the last, those without any included."""
    if not accessions_per_year:
        return []
    years = []
    total = 0
    for year in range(min(accessions_per_year), max(accessions_per_year) + 1):
        accessions = accessions_per_year.get(year, 0)
        total += accessions
        years.append(Year(year, accessions, total))
    return years
