"""Loads the history of the registry: parses the command line, delegates, reports."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from tablib import Dataset

from cms.common.commands import StatusCommand
from participants.importing.problems import Problem, UnusableFileError
from participants.importing.report import problems_told, report
from participants.importing.resource import OnProgress
from participants.importing.running import ImportRefusedError, Outcomes, import_source, preview
from participants.importing.sources import Source

BAD_ROWS, BAD_INPUT = 1, 2

_HELP = """\
Loads participants with the numbers they were given, from a CSV file in UTF-8 or from the first sheet of an
XLSX file. docs/registry.md describes the columns.

A file with anything wrong in it loads nothing: every fault is listed with its row and column. Run it again
with the same file and nothing changes. Run it with new facts, such as the population, and these are taken
over; what contradicts the registry is a fault and never changes it.
"""

_EXIT_STATUS = """\
exit status:
  0  done, or nothing to do
  1  the file has rows with faults; nothing was loaded
  2  the file cannot be used at all
"""


class Command(StatusCommand):
    help = _HELP
    exit_status = _EXIT_STATUS

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="A CSV or XLSX file.")
        parser.add_argument("--dry-run", action="store_true", help="Tell what would happen, write nothing.")

    def handle(self, *, file: Path, dry_run: bool, **_: Any) -> None:
        try:
            source = Source.at(file)
            outcomes = _previewed(file, source.table)
        except UnusableFileError as error:
            raise CommandError(f"{file} cannot be loaded. {error}", returncode=BAD_INPUT) from error
        if not dry_run:
            outcomes = self._imported(file, source)
        self.stdout.write(report(outcomes))
        if dry_run:
            self.stdout.write("This was a dry run: nothing was written.")

    def _imported(self, file: Path, source: Source) -> Outcomes:
        try:
            return import_source(source, by=None, on_progress=self._progress())
        except ImportRefusedError as error:
            raise _refusal(file, error.problems) from error
        finally:
            if self.stderr.isatty():
                self._on_one_line("")

    def _progress(self) -> OnProgress:
        """Shown to people at a terminal, never in a log."""
        if not self.stderr.isatty():
            return lambda done, total: None
        return lambda done, total: self._on_one_line(f"{done} of {total} rows")

    def _on_one_line(self, text: str) -> None:
        """Replaces what stands on the terminal's current line."""
        self.stderr.write(f"\r\033[K{text}", style_func=str, ending="")
        self.stderr.flush()


def _previewed(file: Path, table: Dataset) -> Outcomes:
    """Faults show here, before anything is written."""
    outcomes = preview(table, by=None)
    if outcomes.problems:
        raise _refusal(file, outcomes.problems)
    return outcomes


def _refusal(file: Path, problems: list[Problem]) -> CommandError:
    faults = "\n".join(f"  {problem}" for problem in problems_told(problems))
    message = f"Nothing was loaded: something is wrong in {file}.\n{faults}\nMend the file and run it again."
    return CommandError(message, returncode=BAD_ROWS)
