"""What an import did, in words and tables for the person who ran it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.text import Truncator

from newsroom.importing.entries import Furniture, Reading
from newsroom.importing.planning import Outcome, Step
from newsroom.importing.statements import Statement, statements_in

_WIDEST_CELL = 56
_COUNTED = (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED)


def report(*, reading: Reading, steps: Sequence[Step]) -> str:
    statements = statements_in(step.entry for step in steps)
    sections = (
        _summary(reading),
        _articles(steps),
        _section("Left out, because something is wrong with it", map(str, reading.problems)),
        _section("Parts of the old page, not imported", _furniture(reading.furniture)),
        _section("Accessions told in these articles", _statements(s for s in statements if s.is_accession)),
        _section("Please check with the registry", _statements(s for s in statements if not s.is_accession)),
        counts(steps),
    )
    return "\n\n".join(section for section in sections if section)


def counts(steps: Sequence[Step]) -> str:
    """ "25 created, 0 updated, 0 unchanged", and those left alone where there are any."""
    found = Counter(step.outcome for step in steps)
    shown = [*_COUNTED, *([Outcome.LEFT_ALONE] if found[Outcome.LEFT_ALONE] else [])]
    return ", ".join(f"{found[outcome]} {outcome}" for outcome in shown)


def _summary(reading: Reading) -> str:
    days = [entry.date for entry in reading.entries]
    without_credit = sum(not entry.credit for entry in reading.entries)
    return (
        f"{reading.source}: {len(days)} articles from {_day(min(days))} to {_day(max(days))}, "
        f"{without_credit} of them without a credit"
    )


def _articles(steps: Sequence[Step]) -> str:
    rows = [
        (
            _day(step.entry.date),
            step.entry.title,
            step.proposal.category,
            step.proposal.reason,
            step.entry.credit or "–",
            f"{step.outcome}: {step.note}" if step.note else str(step.outcome),
        )
        for step in steps
    ]
    return "\n".join(
        _table([("Date", "Article", "Proposed category", "Because of", "Credit", "Outcome"), *rows])
    )


def _furniture(parts: Sequence[Furniture]) -> Iterator[str]:
    return _table([(f"line {part.line}", part.kind, part.text) for part in parts])


def _statements(statements: Iterator[Statement]) -> Iterator[str]:
    return _table(
        [
            (
                str(statement.number or "–"),
                statement.name or "–",
                _day(statement.date),
                f"line {statement.line}",
                f"“{statement.quote}”",
                statement.doubt,
            )
            for statement in statements
        ]
    )


def _section(heading: str, lines: Iterator[str]) -> str:
    body = "\n".join(f"  {line}" for line in lines)
    return f"{heading}\n{body}" if body else ""


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with their columns aligned; the last column is never cut."""
    cut = [[*(Truncator(cell).chars(_WIDEST_CELL) for cell in row[:-1]), row[-1]] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cut, strict=True)]
    for row in cut:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
