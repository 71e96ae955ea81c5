"""Numbers that are missing between others."""

from collections.abc import Iterable


def gaps_between(numbers: Iterable[int]) -> list[range]:
    """What lies between 1 and the highest of them, and is none of them."""
    gaps, expected = [], 1
    for number in sorted(set(numbers)):
        if number > expected:
            gaps.append(range(expected, number))
        expected = number + 1
    return gaps


def named(gap: range) -> str:
    """ "5" or "5–9"."""
    return str(gap[0]) if len(gap) == 1 else f"{gap[0]}–{gap[-1]}"
