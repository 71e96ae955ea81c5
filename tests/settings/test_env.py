"""What the variables of the environment turn into."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings import env
from cms.settings.secret import kept_secret

PROJECT = Path(__file__).resolve().parents[2]


def test_sqlite_is_tuned_for_several_writers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////tmp/alliance.sqlite3")
    options = env.database()["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_is_reached_through_a_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://cms:secret@db:5433/alliance")
    monkeypatch.setenv("DATABASE_POOL_SIZE", "12")
    database = env.database()
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], str(database["PORT"]), database["NAME"]) == ("db", "5433", "alliance")
    assert database["OPTIONS"]["pool"]["max_size"] == 12


def test_database_defaults_to_sqlite_in_var(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    assert env.database()["NAME"] == str(tmp_path / "db.sqlite3")


def test_uploads_can_live_in_an_s3_compatible_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORAGE_URL", "s3://key:secret@objects.example.org:9000/media?region_name=eu-west-1")
    storage = env.storage()
    assert storage["BACKEND"] == "storages.backends.s3.S3Storage"
    assert storage["OPTIONS"] == {
        "bucket_name": "media",
        "file_overwrite": False,
        "endpoint_url": "https://objects.example.org:9000",
        "access_key": "key",
        "secret_key": "secret",
        "region_name": "eu-west-1",
    }


def test_a_redis_cache_that_is_down_is_not_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE_URL", "redis://127.0.0.1:6399/0")
    assert env.cache()["OPTIONS"]["IGNORE_EXCEPTIONS"] is True


def test_generated_secret_is_kept_and_private(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    secret = kept_secret(path)
    assert len(secret) >= 50
    assert kept_secret(path) == secret
    assert path.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]


def test_folder_that_cannot_keep_the_secret_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    folder.touch()
    with pytest.raises(ImproperlyConfigured, match=str(folder)):
        kept_secret(folder / "secret_key")


def test_only_settings_read_the_environment() -> None:
    readers = [
        path.relative_to(PROJECT).as_posix()
        for room in ("cms", "home", "newsroom", "participants")
        for path in (PROJECT / room).rglob("*.py")
        if re.search(r"os\.(environ(?!\.setdefault)|getenv)|environ\.Env", path.read_text(encoding="utf-8"))
    ]
    assert readers == ["cms/settings/env.py"]


def test_readme_lists_every_variable() -> None:
    read = set()
    for path in (PROJECT / "cms" / "settings").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        read |= set(re.findall(r'(?:text|flag|number|words|required)\(\s*"([A-Z_]+)"', text))
    table = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert read
    assert [name for name in sorted(read) if f"`{name}`" not in table] == []
