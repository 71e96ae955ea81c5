"""One machine, one command: serve a prepared site with its worker until told to stop."""

import gc
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from importlib import import_module
from typing import Any

from django.core.management import CommandError
from django.db import connections
from granian import Granian
from granian.constants import Interfaces

from cms.common.processes import when_parent_ends
from cms.preparing import Say


def serve(*, host: str, port: int, workers: int, say: Say) -> None:
    """Serve until SIGINT or SIGTERM. Raises CommandError when the address cannot be used."""
    _check_address(host, port)
    keeper = WorkerKeeper(say=say)
    server = Granian(
        "cms.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_enabled=False,
    )
    server.on_startup(keeper.start)
    server.on_startup(lambda: say(f"Site:  http://{host}:{port}/\nAdmin: http://{host}:{port}/admin/"))
    server.on_shutdown(keeper.stop)
    _share_what_is_loaded()
    server.serve(target_loader=_load)
    say("Stopped.")


class WorkerKeeper:
    """Keeps one `manage.py worker` running beside the server, and starts another when it dies."""

    def __init__(self, *, say: Say, pause_seconds: float = 1.0) -> None:
        self._say = say
        self._pause_seconds = pause_seconds
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Start the worker before the server forks: a fork made at the same moment would keep the pipe
        open on which the worker's start waits, and nobody would see it die."""
        self._process = self._begin()
        self._thread.start()

    def stop(self) -> None:
        """End the worker: asked first, killed if it has not ended within ten seconds."""
        self._stopping.set()
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._thread.join(timeout=10)

    def _begin(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, sys.argv[0], "worker", "--parent", str(os.getpid())]
        # In a session of its own: Ctrl-C is for the server, which then asks the worker to end.
        return subprocess.Popen(  # noqa: S603 (our own command)
            command, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def _keep(self) -> None:
        while self._process is not None:
            status = self._process.wait()
            if self._stopping.wait(self._pause_seconds):
                return
            self._say(f"The worker ended with status {status}; starting another.")
            self._process = self._begin()


def _check_address(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Cannot listen on {host}:{port}: {error.strerror}. Set PORT or HOST to another address."
            ) from error


def _load(target: str) -> Any:
    """The application, in a server process that does not outlive the server."""
    when_parent_ends(lambda: os._exit(0))
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


def _share_what_is_loaded() -> None:
    """Let the server's workers be forks of this process: Django is loaded once and its memory shared.

    Connections do not survive a fork, and frozen objects are not copied by the first collection.
    """
    for connection in connections.all(initialized_only=True):
        connection.close()
        with suppress(AttributeError):  # only PostgreSQL has a pool
            connection.close_pool()  # type: ignore[attr-defined]
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
    gc.freeze()
