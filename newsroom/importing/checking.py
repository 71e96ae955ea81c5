"""What an entry must be, whatever file it came from, to become an article."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from newsroom.importing.entries import Headline, NewsEntry, Problem, Reading
from newsroom.models import ArticlePage

EARLIEST_YEAR = 1900
FURTHEST_AHEAD = timedelta(days=366)


def longest(field: str) -> int:
    """How many characters a field of an article takes."""
    return ArticlePage._meta.get_field(field).max_length or 0


_LIMITS = {name: longest(name) for name in ("title", "teaser", "lead_image_credit")}

_RULES: tuple[tuple[Callable[[NewsEntry], bool], str], ...] = (
    (
        lambda entry: entry.date.year < EARLIEST_YEAR,
        f"its date lies before {EARLIEST_YEAR}",
    ),
    (
        lambda entry: entry.date > timezone.localdate() + FURTHEST_AHEAD,
        "its date lies more than a year ahead",
    ),
    (
        lambda entry: len(entry.title) > _LIMITS["title"],
        f"its title is longer than {_LIMITS['title']} characters",
    ),
    (
        lambda entry: len(entry.teaser) > _LIMITS["teaser"],
        f"its teaser is longer than {_LIMITS['teaser']} characters",
    ),
    (
        lambda entry: len(entry.credit) > _LIMITS["lead_image_credit"],
        f"its credit is longer than {_LIMITS['lead_image_credit']} characters",
    ),
)


def check(reading: Reading) -> None:
    """Turns the entries that break a rule, and the second of two equal ones, into problems."""
    kept: list[NewsEntry] = []
    seen: dict[str | Headline, int] = {}
    for entry in reading.entries:
        faults = [message for is_broken, message in _RULES if is_broken(entry)]
        first = seen.get(entry.key) or seen.get(entry.headline)
        if first is not None:
            faults.append(f"it is in the file twice, first on line {first}")
        reading.problems += [Problem(entry.line, f"“{entry.title[:80]}”: {fault}") for fault in faults]
        if not faults:
            kept.append(entry)
            seen |= {entry.key: entry.line, entry.headline: entry.line}
    reading.entries = kept
    reading.problems.sort(key=lambda problem: problem.line)
