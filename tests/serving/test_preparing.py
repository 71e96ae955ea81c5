"""A site is made ready whatever happens on the way; what cannot be used is named."""

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError

from cms.preparing import ensure_administrator, prepare
from tests.running import Site, fresh_database


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[Site]:
    with fresh_database(tmp_path) as database_url:
        yield Site(tmp_path, database_url, environment={"DEMO": "false"})


def tables_of(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").fetchone()[0]


@pytest.mark.django_db
class TestAdministrator:
    def test_has_the_password_that_is_said(self) -> None:
        said: list[str] = []
        ensure_administrator(say=said.append)
        password = said[0].split("password: ")[1].split()[0]
        assert User.objects.get(is_superuser=True).check_password(password)

    def test_has_the_password_of_the_settings_which_is_not_said(self, settings) -> None:
        settings.ADMIN_PASSWORD = "from the environment"
        said: list[str] = []
        ensure_administrator(say=said.append)
        assert User.objects.get(is_superuser=True).check_password("from the environment")
        assert "from the environment" not in said[0]

    def test_is_made_once(self) -> None:
        said: list[str] = []
        for _ in range(2):
            ensure_administrator(say=said.append)
        assert (len(said), User.objects.count()) == (1, 1)

    def test_is_not_kept_with_a_password_that_nobody_was_told(self) -> None:
        def interrupted(_message: str) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            ensure_administrator(say=interrupted)
        assert not User.objects.exists()


def test_folder_that_cannot_be_made_is_named(tmp_path: Path, settings) -> None:
    settings.VAR_DIR = tmp_path / "file" / "var"
    settings.VAR_DIR.parent.touch()
    with pytest.raises(CommandError, match=str(settings.VAR_DIR)):
        prepare(say=print, with_demo=False)


@pytest.mark.slow
def test_database_that_cannot_be_reached_is_named(tmp_path: Path) -> None:
    site = Site(tmp_path, f"sqlite:///{tmp_path / 'nowhere' / 'db.sqlite3'}")
    result = site.manage("serve", "--prepare-only")
    assert result.returncode == 1
    assert result.stderr.startswith("CommandError: The database cannot be reached")
    assert "DATABASE_URL" in result.stderr


@pytest.mark.slow
def test_new_database_has_its_name_when_it_is_whole(tmp_path: Path) -> None:
    site = Site(tmp_path, f"sqlite:///{tmp_path / 'db.sqlite3'}", environment={"DEMO": "false"})
    with site.begin("serve", "--prepare-only") as process:
        while process.poll() is None and not (tmp_path / "db.sqlite3.new").exists():
            time.sleep(0.01)
        process.kill()
    assert tables_of(tmp_path / "db.sqlite3") == 0
    result = site.manage("serve", "--prepare-only")
    assert result.returncode == 0, result.stderr
    assert tables_of(tmp_path / "db.sqlite3") > 50
    assert not list(tmp_path.glob("db.sqlite3.new*"))


@pytest.mark.slow
def test_of_starts_at_the_same_time_one_prepares_the_site(empty_site: Site) -> None:
    with ThreadPoolExecutor() as together:
        starts = [together.submit(empty_site.manage, "serve", "--prepare-only") for _ in range(3)]
        results = [start.result() for start in starts]
    assert [result.returncode for result in results] == [0, 0, 0], [result.stderr for result in results]
    assert sum(result.stdout.count("password:") for result in results) == 1
