"""What an import did, in words and a table for the person who ran it."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from participants.checking.gaps import named
from participants.importing.problems import Problem
from participants.importing.running import Outcomes
from participants.importing.steps import Outcome, Step

_WIDEST_CELL = 48
MOST_PROBLEMS = 100
_MOST_GAPS = 20


def report(outcomes: Outcomes) -> str:
    told = [step for step in outcomes.steps if step.outcome is not Outcome.UNCHANGED]
    sections = ("\n".join(_table(told)) if told else "", gaps_left(outcomes.gaps), counts(outcomes))
    return "\n\n".join(section for section in sections if section)


def counts(outcomes: Outcomes) -> str:
    """ "25 new, 0 changed, 102 unchanged" """
    return _("%(new)d new, %(changed)d changed, %(unchanged)d unchanged") % outcomes.counts


def gaps_left(gaps: Sequence[range]) -> str:
    """A number typed wrong shows here, before it is given for ever."""
    if not gaps:
        return ""
    numbers = _cut([named(gap) for gap in gaps], most=_MOST_GAPS)
    return _("Numbers that nobody has then: %(numbers)s.") % {"numbers": ", ".join(numbers)}


def problems_told(problems: Sequence[Problem]) -> list[str]:
    return _cut([str(problem) for problem in problems], most=MOST_PROBLEMS)


def _cut(sentences: list[str], *, most: int) -> list[str]:
    more = len(sentences) - most
    return [*sentences[:most], _("… and %(number)d more") % {"number": more}] if more > 0 else sentences


def _table(steps: Iterable[Step]) -> Iterator[str]:
    """Its columns aligned; the last one is never cut."""
    rows = [
        (
            str(step.row),
            str(step.ordinal),
            step.name,
            str(step.outcome.label),
            "; ".join(map(str, step.changes)),
        )
        for step in steps
    ]
    heading = (_("Row"), _("Number"), _("Name"), _("Outcome"), _("Facts"))
    cut = [[*(Truncator(cell).chars(_WIDEST_CELL) for cell in row[:-1]), row[-1]] for row in [heading, *rows]]
    widths = [max(map(len, column)) for column in zip(*cut, strict=True)]
    for row in cut:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
