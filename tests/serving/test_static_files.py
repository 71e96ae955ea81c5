"""Static files are collected when they have changed, not at each start."""

import os
import time
from pathlib import Path

import pytest

from cms.static_files import collect_static_files


@pytest.fixture
def source(tmp_path: Path, settings) -> Path:
    """A folder with one style, beside a place to collect it in."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "own.css").write_text("body { color: black }")
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    return folder


def test_files_are_collected_at_the_first_start(source: Path, settings) -> None:
    assert collect_static_files(settings.STATIC_ROOT)
    assert (settings.STATIC_ROOT / "own.css").read_text() == "body { color: black }"


def test_nothing_is_done_while_nothing_has_changed(source: Path, settings) -> None:
    collect_static_files(settings.STATIC_ROOT)
    assert not collect_static_files(settings.STATIC_ROOT)


def test_a_changed_file_is_collected_again(source: Path, settings) -> None:
    collect_static_files(settings.STATIC_ROOT)
    (source / "own.css").write_text("body { color: rebeccapurple }")
    in_a_minute = time.time() + 60
    os.utime(source / "own.css", (in_a_minute, in_a_minute))
    assert collect_static_files(settings.STATIC_ROOT)
    assert "rebeccapurple" in (settings.STATIC_ROOT / "own.css").read_text()
