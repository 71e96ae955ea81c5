"""The command: what it prints, when it refuses, and with which exit status."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from participants.management.commands.import_participants import Command
from participants.models import Participant
from tests.participants.importing.tables import MEGARA, TIVAT, as_csv, as_xlsx

pytestmark = pytest.mark.django_db

BAD = TIVAT | {"joined_on": "2015-02-30", "country": "XX"}


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "participants.csv"


def run(path: Path, content: bytes | None = None, **options: Any) -> str:
    if content is not None:
        path.write_bytes(content)
    output = StringIO()
    call_command("import_participants", str(path), stdout=output, **options)
    return output.getvalue()


def refusal(path: Path, content: bytes | None = None, **options: Any) -> CommandError:
    with pytest.raises(CommandError) as refused:
        run(path, content, **options)
    return refused.value


def test_ends_with_a_table_and_the_counts(path: Path) -> None:
    output = run(path, as_csv(TIVAT | {"population": "14031"}, MEGARA))
    assert "Row  Number  Name    Outcome  Facts" in output
    assert "2    127     Tivat   New      Kind: – → Municipality; Population: – → 14031" in output
    assert "Numbers that nobody has then: 1–125." in output
    assert output.endswith("2 new, 0 changed, 0 unchanged\n")


def test_takes_xlsx_too(path: Path) -> None:
    run(path, as_xlsx(TIVAT))
    assert Participant.objects.get().ordinal == 127


def test_second_run_says_that_nothing_changed(path: Path) -> None:
    run(path, as_csv(TIVAT))
    assert run(path).endswith("0 new, 0 changed, 1 unchanged\n")


def test_dry_run_tells_and_writes_nothing(path: Path) -> None:
    output = run(path, as_csv(TIVAT), dry_run=True)
    assert output.endswith("1 new, 0 changed, 0 unchanged\nThis was a dry run: nothing was written.\n")
    assert not Participant.objects.exists()


@pytest.mark.parametrize("dry_run", [True, False])
def test_faults_are_listed_with_row_and_column(path: Path, dry_run: bool) -> None:
    error = refusal(path, as_csv(MEGARA, BAD), dry_run=dry_run)
    assert error.returncode == 1
    assert "Nothing was loaded" in str(error)
    assert "  Row 3, country: “XX” is not known here." in str(error)
    assert "  Row 3, joined_on: “2015-02-30” is not a date." in str(error)
    assert not Participant.objects.exists()


def test_many_faults_end_with_their_number(path: Path) -> None:
    error = refusal(path, as_csv(*[TIVAT | {"ordinal": "x"}] * 120))
    assert "… and 20 more" in str(error)


def test_unusable_file_has_another_exit_status(path: Path) -> None:
    error = refusal(path, b"")
    assert error.returncode == 2
    assert str(error) == f"{path} cannot be loaded. It is empty."


def test_progress_is_shown_at_a_terminal_alone(path: Path) -> None:
    path.write_bytes(as_csv(TIVAT, MEGARA))
    terminal, log = Terminal(), StringIO()
    call_command(Command(stderr=log, stdout=StringIO()), str(path), dry_run=False)
    assert log.getvalue() == ""
    call_command(Command(stderr=terminal, stdout=StringIO()), str(path), dry_run=False)
    assert "2 of 2 rows" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\033[K")


def test_exit_status_reaches_the_shell(path: Path) -> None:
    path.write_bytes(b"")
    command = [sys.executable, settings.PROJECT_DIR / "manage.py", "import_participants", path]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": "sqlite://:memory:",
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "It is empty." in done.stderr
