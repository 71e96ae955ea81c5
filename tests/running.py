"""The product itself, started as its operator starts it, on a database and port of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

PROJECT = Path(__file__).resolve().parents[1]
ADMIN_PASSWORD = "a-password-for-the-tests"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def fresh_database(var_dir: Path) -> Iterator[str]:
    """The URL of an empty database of the kind the suite runs on; dropped afterwards."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{var_dir / 'db.sqlite3'}"
        return
    name = f"site_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@dataclass
class Site:
    """One installation: its folder, its database, and the server while it runs."""

    var_dir: Path
    database_url: str
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.var_dir / "serve.log").read_text(encoding="utf-8")

    def _environment(self) -> dict[str, str]:
        return (
            os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
                "VAR_DIR": str(self.var_dir),
                "DATABASE_URL": self.database_url,
                "PORT": str(self.port),
            }
            | self.environment
        )

    def manage(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command,
            cwd=PROJECT,
            env=self._environment() | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A command that the test will not let end by itself."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.Popen(
            command,
            cwd=PROJECT,
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def start(self, timeout: float = 120) -> float:
        """Start the server; the seconds until it answered its first request."""
        started = time.monotonic()
        with (self.var_dir / "serve.log").open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                cwd=PROJECT,
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        while time.monotonic() < started + timeout:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended before it answered:\n{self.log}")
            if self.answers():
                return time.monotonic() - started
            time.sleep(0.05)
        raise AssertionError(f"the server did not answer within {timeout} s:\n{self.log}")

    def answers(self, path: str = "/") -> bool:
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as response:
                return response.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def interrupt(self) -> int:
        """Ctrl-C, as a terminal sends it: to every process in the foreground. The exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=30)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)
