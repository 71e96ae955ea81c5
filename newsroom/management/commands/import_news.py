"""Imports news into a news index: parses the command line, delegates, reports."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from cms.common.commands import StatusCommand
from newsroom.importing.applying import ImportFailedError, OnProgress, import_entries
from newsroom.importing.entries import Reading, UnusableFileError
from newsroom.importing.places import NoSuchNewsIndexError, find_news_index
from newsroom.importing.planning import Step, plan_import
from newsroom.importing.reading import read_news
from newsroom.importing.report import report
from newsroom.models import NewsIndexPage

BAD_ENTRIES, BAD_INPUT = 1, 2

_HELP = """\
Imports articles from the text of the old site's news list, or from a saved RSS or Atom feed, in UTF-8 and
of at most 10 MB.

Each article gets its original date, a proposed category, and the credit of its image. The news list has
only teasers, so that bodies stay empty; the texts of a feed become bodies, cleaned of everything but
paragraphs, lists and links. A file with anything wrong in it imports nothing: every fault is listed with
its line.

Run it again with the same file and nothing changes. Run it with a changed file and only what changed is
updated: title, date, teaser, credit and body, and of these only what nobody has edited here since.
Articles that are locked, under review, scheduled, or have an unpublished draft are left alone, and an
article that is not live is not published. An article deleted here comes back; unpublish it instead.
"""

_EXIT_STATUS = """\
exit status:
  0  done (also with --skip-bad, when something could be imported)
  1  the file has bad entries, or an entry could not be written; nothing was imported
  2  the file cannot be used at all, or there is no such news index
"""


class Command(StatusCommand):
    help = _HELP
    exit_status = _EXIT_STATUS

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The text of the news list, or an RSS or Atom file.")
        parser.add_argument(
            "--parent",
            default="",
            metavar="PATH",
            help="The address of the news index, such as /news/. Default: the site's first one.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Tell what would happen, write nothing.")
        parser.add_argument("--draft", action="store_true", help="Make new articles drafts; publish none.")
        parser.add_argument(
            "--skip-bad",
            action="store_true",
            help="Import the good entries of a file with faults, and list what was left out.",
        )

    def handle(
        self, *, file: Path, parent: str, dry_run: bool, draft: bool, skip_bad: bool, **_: Any
    ) -> None:
        try:
            reading = read_news(file)
            news_index = find_news_index(address=parent)
        except UnusableFileError as error:
            raise CommandError(f"{file} cannot be imported: {error}.", returncode=BAD_INPUT) from error
        except NoSuchNewsIndexError as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from error
        _refuse_bad_entries(file, reading, skip_bad=skip_bad)
        steps = (
            plan_import(news_index=news_index, entries=reading.entries)
            if dry_run
            else self._imported(file, reading, news_index, as_drafts=draft)
        )
        self.stdout.write(report(reading=reading, steps=steps))
        if dry_run:
            self.stdout.write("This was a dry run: nothing was written.")
        elif draft:
            self.stdout.write("New articles are drafts until somebody publishes them.")

    def _imported(
        self, file: Path, reading: Reading, news_index: NewsIndexPage, *, as_drafts: bool
    ) -> list[Step]:
        try:
            return import_entries(
                news_index=news_index,
                entries=reading.entries,
                as_drafts=as_drafts,
                on_progress=self._progress(),
            )
        except ImportFailedError as error:
            message = f"Nothing was imported from {file}: {error}"
            raise CommandError(message, returncode=BAD_ENTRIES) from error
        finally:
            if self.stderr.isatty():
                self._on_one_line("")

    def _progress(self) -> OnProgress:
        """Shown to people at a terminal, never in a log."""

        def show(done: int, total: int) -> None:
            last = "; now building the search index" if done == total else ""
            self._on_one_line(f"{done} of {total} articles{last}")

        return show if self.stderr.isatty() else lambda done, total: None

    def _on_one_line(self, text: str) -> None:
        """Replaces what stands on the terminal's current line."""
        self.stderr.write(f"\r\033[K{text}", style_func=str, ending="")
        self.stderr.flush()


def _refuse_bad_entries(file: Path, reading: Reading, *, skip_bad: bool) -> None:
    if not reading.problems or (skip_bad and reading.entries):
        return
    faults = "\n".join(f"  {problem}" for problem in reading.problems)
    advice = (
        "Mend the file, or import its good entries with --skip-bad."
        if reading.entries
        else "No entry of it can be imported."
    )
    message = f"Nothing was imported: something is wrong in {file}.\n{faults}\n{advice}"
    raise CommandError(message, returncode=BAD_ENTRIES)
