"""The command: what it prints, when it refuses, and with which exit status."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from newsroom.management.commands.import_news import Command
from newsroom.models import ArticlePage, NewsIndexPage
from tests.newsroom.importing.texts import FURNITURE, entry, item, news_list, rss

GOOD = news_list(
    entry("The city of Lindenau is the 128th participant", credit="(c) CoE"),
    entry("Ostheim: the first new participant in 2016", written="19/05/2015"),
    furniture=FURNITURE,
)
BAD = news_list(entry("First"), entry("Bad", written="31/02/2015"), entry("Third"), entry("first"))

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.txt"


def run(path: Path, content: str | bytes | None = None, **options: Any) -> str:
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    output = StringIO()
    call_command("import_news", str(path), stdout=output, **options)
    return output.getvalue()


def refusal(path: Path, content: str | bytes | None = None, **options: Any) -> CommandError:
    with pytest.raises(CommandError) as refused:
        run(path, content, **options)
    return refused.value


def rows_of_everything() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_articles_are_imported_and_counted(path: Path, news_index: NewsIndexPage) -> None:
    assert "2 created, 0 updated, 0 unchanged\n" in run(path, GOOD)
    assert ArticlePage.objects.child_of(news_index).live().count() == 2


def test_second_run_says_that_nothing_changed(path: Path, news_index: NewsIndexPage) -> None:
    run(path, GOOD)
    assert "0 created, 0 updated, 2 unchanged\n" in run(path)


def test_changed_file_says_what_was_updated_and_what_was_left_alone(
    path: Path, news_index: NewsIndexPage
) -> None:
    run(path, GOOD)
    page = ArticlePage.objects.get(title__startswith="Ostheim")
    page.teaser = "By hand."
    page.save_revision().publish()
    output = run(path, GOOD.replace("forty", "fifty"))
    assert "updated: teaser\n" in output
    assert "left alone: teaser edited here\n" in output
    assert "0 created, 1 updated, 0 unchanged, 1 left alone\n" in output


def test_table_shows_date_category_reason_credit_and_outcome(path: Path, news_index: NewsIndexPage) -> None:
    lines = run(path, GOOD).splitlines()
    row = next(line for line in lines if "Lindenau" in line)
    cells = ["20/05/2015", "participant-news", "a new participant in the title", "© CoE", "created"]
    assert [cell for cell in cells if cell not in row] == []


def test_furniture_is_reported(path: Path, news_index: NewsIndexPage) -> None:
    output = run(path, GOOD)
    for kind in ("social links", "join box", "NGO box", "contact line"):
        assert kind in output


def test_accessions_and_claims_are_reported_apart(path: Path, news_index: NewsIndexPage) -> None:
    accessions, _heading, claims = run(path, GOOD).partition("Please check with the registry")
    assert "128  Lindenau  20/05/2015" in accessions
    assert "Ostheim" in claims
    assert "claims to be the first" in claims


def test_summary_names_period_and_missing_credits(path: Path, news_index: NewsIndexPage) -> None:
    assert run(path, GOOD).startswith(
        "news list: 2 articles from 19/05/2015 to 20/05/2015, 1 of them without a credit\n"
    )


def test_feed_is_imported_by_the_same_command(path: Path, news_index: NewsIndexPage) -> None:
    output = run(path, rss(item(description="<p>One <b>two</b></p><script>x</script>")))
    assert "1 created" in output
    assert ArticlePage.objects.get().body[0].value.source == "<p>One <b>two</b></p>"


def test_dry_run_prints_the_same_and_writes_nothing(path: Path, news_index: NewsIndexPage) -> None:
    before = rows_of_everything()
    dry = run(path, GOOD, dry_run=True)
    assert rows_of_everything() == before
    assert dry == f"{run(path)}This was a dry run: nothing was written.\n"


def test_dry_run_of_a_change_writes_nothing(path: Path, news_index: NewsIndexPage) -> None:
    run(path, GOOD)
    before = rows_of_everything()
    assert "2 updated" in run(path, GOOD.replace("forty", "fifty"), dry_run=True)
    assert rows_of_everything() == before


def test_drafts_are_not_published(path: Path, news_index: NewsIndexPage) -> None:
    assert "New articles are drafts until somebody publishes them." in run(path, GOOD, draft=True)
    assert ArticlePage.objects.live().count() == 0
    assert ArticlePage.objects.count() == 2


@pytest.mark.parametrize("parent", ["/archive/", "archive", "/archive"])
def test_parent_is_found_by_its_address(path: Path, news_index: NewsIndexPage, parent: str) -> None:
    archive = news_index.get_parent().add_child(instance=NewsIndexPage(title="Archive", slug="archive"))
    run(path, GOOD, parent=parent)
    assert ArticlePage.objects.child_of(archive).count() == 2


def test_first_news_index_is_the_default(path: Path, news_index: NewsIndexPage) -> None:
    news_index.get_parent().add_child(instance=NewsIndexPage(title="Archive", slug="archive"))
    run(path, GOOD)
    assert ArticlePage.objects.child_of(news_index).count() == 2


@pytest.mark.parametrize("parent", ["/nowhere/", "/", "/news/article/"])
def test_unknown_parent_is_refused_and_the_known_ones_named(
    path: Path, news_index: NewsIndexPage, parent: str
) -> None:
    error = refusal(path, GOOD, parent=parent)
    assert error.returncode == 2
    assert str(error) == f"There is no news index at {parent}. There is: /news/"


def test_site_without_news_index_is_refused_with_advice(path: Path, home: object) -> None:
    error = refusal(path, GOOD)
    assert error.returncode == 2
    assert "Make one in the admin" in str(error)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no such file"),
        (b"", "it is empty"),
        (b"a\nb\0", "line 2: it is a binary file, not text"),
        ("Élan".encode("latin-1"), "line 1: it is not in UTF-8; save it as UTF-8"),
        (GOOD.encode("utf-16"), "it is in UTF-16; save it as UTF-8"),
        (b"Hello", "it is neither a feed nor a news list"),
        (b"<rss>\n<a></rss>", "line 2: the XML is broken here"),
    ],
)
def test_file_of_no_use_is_refused_with_status_2(
    path: Path, news_index: NewsIndexPage, content: bytes | None, message: str
) -> None:
    error = refusal(path, content, skip_bad=True)
    assert error.returncode == 2
    assert str(error).startswith(f"{path} cannot be imported: {message}")


@pytest.mark.parametrize("dry_run", [False, True])
def test_file_with_a_bad_entry_imports_nothing(path: Path, news_index: NewsIndexPage, dry_run: bool) -> None:
    error = refusal(path, BAD, dry_run=dry_run)
    assert error.returncode == 1
    assert str(error) == (
        f"Nothing was imported: something is wrong in {path}.\n"
        "  line 10: 31/02/2015 is an impossible date, in “Bad”\n"
        "  line 22: “first”: it is in the file twice, first on line 1\n"
        "Mend the file, or import its good entries with --skip-bad."
    )
    assert ArticlePage.objects.count() == 0


def test_skip_bad_imports_the_good_entries_and_lists_the_others(
    path: Path, news_index: NewsIndexPage
) -> None:
    output = run(path, BAD, skip_bad=True)
    assert "Left out, because something is wrong with it\n  line 10: 31/02/2015 is an imp" in output
    assert "2 created" in output
    assert set(ArticlePage.objects.values_list("title", flat=True)) == {"First", "Third"}


def test_skip_bad_refuses_a_file_without_good_entries(path: Path, news_index: NewsIndexPage) -> None:
    error = refusal(path, news_list(entry(written="31/02/2015")), skip_bad=True)
    assert error.returncode == 1
    assert "No entry of it can be imported." in str(error)


def test_entry_that_cannot_be_written_imports_nothing(
    path: Path, news_index: NewsIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsroom.importing import slugs  # noqa: PLC0415

    monkeypatch.setattr(slugs, "slugify", lambda title: "not a slug")
    error = refusal(path, GOOD)
    assert error.returncode == 1
    assert "Nothing was imported from" in str(error)
    assert ArticlePage.objects.count() == 0


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_at_a_terminal_only(path: Path, news_index: NewsIndexPage) -> None:
    path.write_text(GOOD)
    terminal, log = Terminal(), StringIO()
    call_command("import_news", str(path), stdout=StringIO(), stderr=terminal)
    call_command("import_news", str(path), stdout=StringIO(), stderr=log)
    assert "1 of 2 articles" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\033[K")
    assert log.getvalue() == ""


def test_help_tells_the_exit_status() -> None:
    text = Command().create_parser("manage.py", "import_news").format_help()
    assert "exit status:" in text
    assert "--skip-bad" in text


@pytest.mark.slow
def test_process_ends_with_the_status(path: Path, tmp_path: Path) -> None:
    """In a process of its own, with a database that has no news index."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
    }

    def status(*arguments: str) -> tuple[int, str]:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=settings.PROJECT_DIR, env=environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stderr

    code, error = status("import_news", str(path))
    assert (code, error.strip()) == (2, f"CommandError: {path} cannot be imported: there is no such file.")
    assert status("import_news")[0] == 2
    assert status("migrate", "-v0")[0] == 0
    make_news = (
        "from home.models import HomePage; from newsroom.models import NewsIndexPage; "
        "from wagtail.models import Page, Site; home = HomePage(title='H', slug='h', introduction='I'); "
        "Page.objects.get(depth=1).add_child(instance=home); Site.objects.update(root_page=home); "
        "home.add_child(instance=NewsIndexPage(title='News', slug='news'))"
    )
    code, error = status("shell", "-v0", "-c", make_news)
    assert code == 0, error
    path.write_text(BAD)
    assert status("import_news", str(path))[0] == 1
    assert status("import_news", str(path), "--skip-bad") == (0, "")
