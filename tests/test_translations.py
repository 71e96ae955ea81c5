"""Every text people see has its French."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override, templatize

PROJECT = Path(__file__).resolve().parents[1]
CATALOGUE = PROJECT / "cms" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
ROOMS = ("cms", "home", "newsroom", "participants")
STRING = r"""((?:\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))+)"""
CALL = re.compile(rf"(?:\b(?:gettext|gettext_lazy|gettext_noop)|\b_)\(\s*{STRING}\s*[,)]")
PLURAL = re.compile(rf"\bn(?:pgettext|gettext|gettext_lazy)\(\s*{STRING}\s*,")


def messages_in(code: str) -> set[str]:
    found = [*CALL.findall(code), *PLURAL.findall(code)]
    return {eval(f"({literal.strip()})") for literal in found}  # only string literals match


def used_messages() -> dict[str, str]:
    used: dict[str, str] = {}
    for room in ROOMS:
        for path in (PROJECT / room).rglob("*.py"):
            if "migrations" not in path.parts:
                used |= dict.fromkeys(messages_in(path.read_text(encoding="utf-8")), str(path))
    for path in (PROJECT / "templates").rglob("*.html"):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        used |= dict.fromkeys(messages_in(code), str(path))
    return used


@pytest.fixture(scope="module")
def catalogue() -> dict[str, object]:
    with CATALOGUE.open("rb") as file:
        messages = read_po(file, locale="fr")
    return {
        (message.id if isinstance(message.id, str) else message.id[0]): message
        for message in messages
        if message.id
    }


def test_every_text_is_in_the_french_catalogue(catalogue: dict) -> None:
    used = used_messages()
    assert len(used) > 100
    missing = sorted(text for text in used if text not in catalogue)
    assert missing == []


def test_every_text_in_the_catalogue_has_its_french(catalogue: dict) -> None:
    bare = [
        key
        for key, message in catalogue.items()
        if message.fuzzy or not all([message.string] if isinstance(message.string, str) else message.string)
    ]
    assert bare == []


def test_placeholders_are_kept_in_french(catalogue: dict) -> None:
    def placeholders(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text))

    wrong = []
    for message in catalogue.values():
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string)
        expected = set().union(*map(placeholders, ids))
        wrong += [text for text in strings if not placeholders(text) <= expected]
    assert wrong == []


def test_french_is_what_a_french_reader_gets() -> None:
    with override("fr"):
        assert gettext("Participants") == "Participants"
        assert gettext("Written on") != "Written on"


def test_catalogue_compiles(tmp_path: Path) -> None:
    target = tmp_path / "django.mo"
    command = [
        sys.executable,
        "-m",
        "babel.messages.frontend",
        "compile",
        "-i",
        str(CATALOGUE),
        "-o",
        str(target),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert target.stat().st_size > 1000
