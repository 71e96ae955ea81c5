"""What our management commands share."""

from argparse import RawDescriptionHelpFormatter
from typing import Any, ClassVar

from django.core.management.base import BaseCommand


class StatusCommand(BaseCommand):
    """A command whose help keeps its paragraphs and ends with what each exit status means."""

    exit_status: ClassVar[str]

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        return super().create_parser(
            prog_name,
            subcommand,
            formatter_class=RawDescriptionHelpFormatter,
            epilog=self.exit_status,
            **kwargs,
        )
