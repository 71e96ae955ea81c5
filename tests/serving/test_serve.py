"""One command starts the site with its worker, a second start keeps everything, Ctrl-C stops it all."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.running import Site, free_port, fresh_database

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("site")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site that was started once, then stopped with Ctrl-C."""
    var_dir = tmp_path_factory.mktemp("var")
    with fresh_database(var_dir) as database_url:
        site = Site(var_dir, database_url)
        site.start()
        yield site
        site.stop()


@pytest.fixture
def running(site: Site) -> Site:
    if site.process.poll() is not None:
        site.start()
    return site


def workers_of(site: Site) -> list[psutil.Process]:
    family = psutil.Process(site.process.pid).children(recursive=True)
    return [process for process in family if is_worker(process)]


def is_worker(process: psutil.Process) -> bool:
    try:
        return "worker" in process.cmdline()
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return False


def test_first_start_prepares_an_administrator_and_demo_content(site: Site) -> None:
    assert site.log.count("password:") == 1
    assert "(shown this once)" in site.log
    assert "demo content" in site.log


def test_site_admin_and_api_answer(running: Site) -> None:
    for path in ("/", "/admin/login/", "/api/v2/pages/", "/news/", "/participants/", "/fr/"):
        assert running.answers(path), path


def test_ctrl_c_stops_every_process(running: Site) -> None:
    family = [running.process.pid, *(p.pid for p in psutil.Process(running.process.pid).children(True))]
    assert running.interrupt() == 0
    assert "Stopped." in running.log
    assert "Traceback" not in running.log
    assert [pid for pid in family if psutil.pid_exists(pid)] == []


def test_second_start_keeps_the_content_and_says_no_new_password(running: Site) -> None:
    running.interrupt()
    running.start()
    assert running.log.count("password:") == 1
    assert running.log.count("demo content") == 1


def test_a_killed_worker_is_started_again(running: Site) -> None:
    deadline = time.monotonic() + 20
    while not (before := workers_of(running)) and time.monotonic() < deadline:
        time.sleep(0.1)
    os.kill(before[0].pid, signal.SIGKILL)
    while time.monotonic() < deadline:
        after = workers_of(running)
        if after and after[0].pid != before[0].pid:
            break
        time.sleep(0.1)
    assert [process.pid for process in workers_of(running)] != [before[0].pid]
    assert "starting another" in running.log
    assert running.answers()


def test_nothing_outlives_a_server_that_is_killed(running: Site) -> None:
    deadline = time.monotonic() + 20
    while not workers_of(running) and time.monotonic() < deadline:
        time.sleep(0.1)
    family = psutil.Process(running.process.pid).children(recursive=True)
    assert len(family) >= 2
    running.process.kill()
    running.process.wait()
    _gone, alive = psutil.wait_procs(family, timeout=15)
    assert alive == []


def test_a_taken_port_is_named(site: Site, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result: subprocess.CompletedProcess[str] = site.manage("serve", PORT=str(port))
    assert result.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{port}" in result.stderr
    assert "PORT" in result.stderr


def test_full_addresses_follow_the_port(running: Site) -> None:
    running.interrupt()
    running.port = free_port()
    running.start()
    with urllib.request.urlopen(f"{running.url}/api/v2/pages/?limit=1") as response:
        page = json.load(response)["items"][0]
    assert page["meta"]["html_url"].startswith(running.url)
