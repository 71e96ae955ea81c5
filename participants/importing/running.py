"""An import, all of it or nothing; and its preview."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from import_export.results import InvalidRow, Result
from tablib import Dataset
from wagtail.signal_handlers import disable_reference_index_auto_update

from participants.checking.gaps import gaps_between
from participants.importing.columns import ROW
from participants.importing.log_actions import log_import
from participants.importing.problems import Problem
from participants.importing.resource import OnProgress, RegistryResource
from participants.importing.sources import Source
from participants.importing.steps import Outcome, Step
from participants.record.writing import authorize


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """What each row did, or would do; nothing was written where there is a problem."""

    steps: list[Step]
    problems: list[Problem]
    gaps: list[range]
    """Numbers that nobody has then, below one that somebody has."""

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(step.outcome for step in self.steps)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def changes_anything(self) -> bool:
        return any(step.outcome is not Outcome.UNCHANGED for step in self.steps)

    @property
    def fingerprint(self) -> str:
        """The same for the same effects: what was previewed is what is confirmed."""
        lines = ("\t".join(step.fingerprint) for step in self.steps)
        return sha256("\n".join(lines).encode()).hexdigest()


class ImportRefusedError(Exception):
    """Something is wrong in `problems`; nothing was imported."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class OtherEffectsError(Exception):
    """The registry has changed since the preview: something else would happen. Nothing was imported."""


def _no_progress(done: int, total: int) -> None:
    pass


def preview(table: Dataset, *, by: Any) -> Outcomes:
    """What an import would do. Raises `PermissionDenied` unless `by` keeps the registry."""
    return _run(table, by=by, on_progress=_no_progress, dry_run=True)


def import_source(
    source: Source, *, by: Any, expected: str | None = None, on_progress: OnProgress = _no_progress
) -> Outcomes:
    """Do it, or nothing. `expected` is the fingerprint of the preview that was confirmed, if there was one.

    Raises `ImportRefusedError` where a row has a problem, `OtherEffectsError`, and what `preview` raises.
    """
    # What the rows say refers to nothing, so that the index of references stays as it is.
    with transaction.atomic(), disable_reference_index_auto_update():
        outcomes = _run(source.table, by=by, on_progress=on_progress, dry_run=False)
        if outcomes.problems:
            raise ImportRefusedError(outcomes.problems)
        if expected not in {None, outcomes.fingerprint}:
            raise OtherEffectsError
        if outcomes.changes_anything:
            log_import(source=source, counts=outcomes.counts, by=by)
    return outcomes


def _run(table: Dataset, *, by: Any, on_progress: OnProgress, dry_run: bool) -> Outcomes:
    authorize(by)
    resource = RegistryResource(by=by, dry_run=dry_run, on_progress=on_progress)
    result = resource.import_data(
        table, dry_run=dry_run, use_transactions=True, rollback_on_validation_errors=True
    )
    _raise_mistakes(result)
    numbers = table[ROW]
    problems = [problem for row in result.invalid_rows for problem in _problems(row, numbers)]
    steps = [row.instance.step for row in result.rows if row.is_valid()]
    gaps = gaps_between(resource.registry.numbers | {step.ordinal for step in steps})
    return Outcomes(steps=steps, problems=problems, gaps=gaps)


def _raise_mistakes(result: Result) -> None:
    """The library keeps every exception. One that is not about the row is the programmer's to hear of."""
    errors = [*result.base_errors, *(error for row in result.error_rows for error in row.errors)]
    for error in errors:
        raise error.error


def _problems(row: InvalidRow, numbers: list[int]) -> Iterator[Problem]:
    for column, messages in row.error_dict.items():
        for message in messages:
            name = "" if column == NON_FIELD_ERRORS else column
            yield Problem(row=numbers[row.number - 1], column=name, message=message)
