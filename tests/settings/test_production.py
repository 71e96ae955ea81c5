"""Production starts only when what keeps it safe is set, and names what is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SECRET_KEY": "correct horse battery staple " * 3,
    "ALLOWED_HOSTS": "alliance.example.org",
    "BASE_URL": "https://alliance.example.org",
}


def start(tmp_path: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    }
    command = [sys.executable, "manage.py", *(arguments or ("check",))]
    return subprocess.run(
        command, cwd=PROJECT, env=clean | environment, capture_output=True, text=True, check=False
    )


def test_complete_settings_pass_the_deployment_check(tmp_path: Path) -> None:
    result = start(tmp_path, COMPLETE, "check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", COMPLETE)
def test_start_is_refused_without_a_required_variable(tmp_path: Path, name: str) -> None:
    result = start(tmp_path, {key: value for key, value in COMPLETE.items() if key != name})
    assert result.returncode != 0
    assert f"{name} is not set" in result.stderr


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("DEBUG", "true", "DEBUG must be off"),
        ("DEBUG", "perhaps", "DEBUG must be true or false"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS must name each host"),
        ("ALLOWED_HOSTS", "alliance.example.org, *.example.org", "ALLOWED_HOSTS must name each host"),
        ("ALLOWED_HOSTS", ".example.org", "ALLOWED_HOSTS must name each host"),
        ("ALLOWED_HOSTS", " , ", "ALLOWED_HOSTS is not set"),
        ("BASE_URL", "http://alliance.example.org", "BASE_URL must begin with https://"),
        ("BASE_URL", "alliance.example.org", "BASE_URL must be an address"),
        ("BASE_URL", "https://alliance.example.org:port", "BASE_URL must be an address"),
        ("HEADLESS_PREVIEW_URL", "front.example.org", "HEADLESS_PREVIEW_URL must be an address"),
        ("SECRET_KEY", "short", "SECRET_KEY is too short"),
        ("DATABASE_URL", "mysql://localhost/alliance", "DATABASE_URL must begin with"),
        ("STORAGE_URL", "ftp://example.org/media", "STORAGE_URL must be"),
        ("EMAIL_URL", "pigeon://example.org", "EMAIL_URL cannot be read"),
        ("CACHE_URL", "pigeon://example.org", "CACHE_URL cannot be read"),
        ("WEB_CONCURRENCY", "many", "WEB_CONCURRENCY must be a whole number"),
        ("WEB_CONCURRENCY", "0", "WEB_CONCURRENCY must be at least 1"),
        ("PORT", "70000", "PORT must be from 1 to 65535"),
    ],
)
def test_start_is_refused_for_a_dangerous_or_unreadable_value(
    tmp_path: Path, name: str, value: str, message: str
) -> None:
    result = start(tmp_path, COMPLETE | {name: value})
    assert result.returncode != 0
    assert message in result.stderr
    assert "Traceback" not in result.stderr
