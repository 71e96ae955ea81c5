"""Accessions per year, and the chart of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participants.chart import HEIGHT, WIDTH, Chart, growth_chart
from participants.growth import Year, growth

accessions = st.dictionaries(st.integers(1950, 2100), st.integers(0, 5000), max_size=30)


def test_year_without_accession_is_shown_too() -> None:
    assert growth({2013: 4, 2015: 2}) == [Year(2013, 4, 4), Year(2014, 0, 4), Year(2015, 2, 6)]


def test_nobody_joined_so_there_is_no_year() -> None:
    assert growth({}) == []


@given(accessions)
def test_last_total_counts_every_accession(per_year: dict[int, int]) -> None:
    years = growth(per_year)
    assert (years[-1].total if years else 0) == sum(per_year.values())


def test_empty_chart_has_no_bars() -> None:
    assert growth_chart([]) == Chart([], [])


def test_bar_is_as_high_as_its_share_of_the_scale() -> None:
    small, large = growth_chart([Year(2013, 5, 5), Year(2014, 10, 15)]).bars
    assert large.height == 2 * small.height


def test_scale_begins_at_zero_and_reaches_the_highest_bar() -> None:
    values = [line.value for line in growth_chart([Year(2013, 62, 62)]).lines]
    assert values == [0, 20, 40, 60, 80]


@pytest.mark.parametrize("years", [1, 3, 30, 300])
def test_last_year_has_its_label(years: int) -> None:
    chart = growth_chart([Year(1900 + n, 1, n + 1) for n in range(years)])
    assert chart.bars[-1].has_label


def test_labels_of_many_years_do_not_touch() -> None:
    bars = growth_chart([Year(1900 + n, 1, n + 1) for n in range(120)]).bars
    middles = [bar.middle for bar in bars if bar.has_label]
    assert all(right - left >= 40 for left, right in pairwise(middles))


@given(accessions)
def test_every_bar_lies_within_the_drawing(per_year: dict[int, int]) -> None:
    for bar in growth_chart(growth(per_year)).bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH
        assert bar.y >= 0
        assert bar.y + bar.height <= HEIGHT


@given(accessions)
def test_measures_are_whole_numbers_which_no_language_writes_with_a_comma(per_year: dict[int, int]) -> None:
    for bar in growth_chart(growth(per_year)).bars:
        assert all(isinstance(value, int) for value in (bar.x, bar.y, bar.width, bar.height, bar.middle))
