"""Lists what is wrong with the registry: parses the command line, delegates, reports."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from cms.common.commands import StatusCommand
from participants.checking.report import counts, report
from participants.checking.running import check_registry, has_errors

ERRORS = 1

_HELP = """\
Lists what is wrong with the registry, or may be: gaps in the numbers, entries that contradict each other,
fields that do not follow from the record, missing triggers. It changes nothing.
"""

_EXIT_STATUS = """\
exit status:
  0  no error (there may be warnings)
  1  there are errors
"""


class Command(StatusCommand):
    help = _HELP
    exit_status = _EXIT_STATUS

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="A list for programs, with all findings.")

    def handle(self, *, json: bool, **_: Any) -> None:
        findings = check_registry()
        self.stdout.write(_as_json(findings) if json else report(findings))
        if has_errors(findings):
            raise CommandError(f"The registry has errors: {counts(findings)}.", returncode=ERRORS)


def _as_json(findings: list[Any]) -> str:
    return json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2)
