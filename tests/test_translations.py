"""Every text people see has its French."""

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override, templatize

PROJECT = Path(__file__).resolve().parents[1]
CATALOGUE = PROJECT / "cms" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
ROOMS = ("cms", "home", "newsroom", "participants")
LAZY = {f"{name}_lazy": spec for name, spec in DEFAULT_KEYWORDS.items() if name.endswith("gettext")}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY, "gettext_noop": None}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
BREAKABLE = re.compile(
    r"\S [:;!?»]|« |[a-z]'[a-z]"
)  # a line may end before the mark, or a typist's apostrophe

Key = tuple[str | None, str]


def texts_in(code: str) -> Iterator[Key]:
    """The messages of Python code, with their contexts; a plural goes by its singular."""
    for _line, texts, _comments, context in extract("python", BytesIO(code.encode()), keywords=KEYWORDS):
        yield context, texts if isinstance(texts, str) else texts[0]


def texts_in_template(path: Path) -> Iterator[Key]:
    # In brackets, as a template's indentation is not Python's.
    return texts_in(f"({templatize(path.read_text(encoding='utf-8'), origin=str(path))}\n)")


def used_texts() -> set[Key]:
    used: set[Key] = set()
    for room in ROOMS:
        for path in (PROJECT / room).rglob("*.py"):
            if "migrations" not in path.parts:
                used.update(texts_in(path.read_text(encoding="utf-8")))
    for kind in ("*.html", "*.txt"):
        for path in (PROJECT / "templates").rglob(kind):
            used.update(texts_in_template(path))
    return used


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="fr")


@pytest.fixture(scope="module")
def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_texts_are_found_in_python() -> None:
    code = (
        'a = _("One, "\n "two")\nb = pgettext_lazy("news", "All")\nc = ngettext("day", "days", n) % _("in")'
    )
    assert set(texts_in(code)) == {(None, "One, two"), ("news", "All"), (None, "day"), (None, "in")}


def test_texts_are_found_in_templates(tmp_path: Path) -> None:
    template = tmp_path / "page.html"
    template.write_text(
        '{% load i18n %}<p title="it\'s">\n  {% translate "All" context "news" %}</p>\n'
        "{% blocktranslate count n=days %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}"
        '{{ _("in") }}',
        encoding="utf-8",
    )
    assert set(texts_in_template(template)) == {("news", "All"), (None, "%(n)s day"), (None, "in")}


def test_every_text_is_in_the_french_catalogue(messages: list[Message]) -> None:
    used = used_texts()
    assert len(used) > 100
    known = {(message.context, forms(message.id)[0]) for message in messages}
    assert sorted(used - known, key=str) == []


def test_every_text_in_the_catalogue_has_its_french(messages: list[Message]) -> None:
    assert [message.id for message in messages if message.fuzzy or not all(forms(message.string))] == []


def test_french_has_as_many_forms_as_its_plural_rule_asks_for(
    catalogue: Catalog, messages: list[Message]
) -> None:
    plurals = [message for message in messages if message.pluralizable]
    assert plurals
    assert {len(forms(message.string)) for message in plurals} == {catalogue.num_plurals} == {2}


def test_placeholders_are_kept_in_french(messages: list[Message]) -> None:
    wrong = [
        french
        for message in messages
        for source, french in zip(forms(message.id), forms(message.string), strict=True)
        if set(PLACEHOLDER.findall(source)) != set(PLACEHOLDER.findall(french))
    ]
    assert wrong == []


def test_french_follows_french_typography(messages: list[Message]) -> None:
    texts = [french for message in messages for french in forms(message.string)]
    assert [text for text in texts if BREAKABLE.search(text)] == []


def test_french_is_what_a_french_reader_gets() -> None:
    with override("fr"):
        assert gettext("Written on %(date)s") == "Publié le %(date)s"


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
