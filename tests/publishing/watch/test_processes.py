"""Real workers on a real database: each item once, on time, whoever is killed."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.running import PROJECT, Site, fresh_database

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("watch")]


@dataclass
class Stage:
    site: Site

    def act(self, name: str, *arguments: object) -> Any:
        command = [sys.executable, "-m", "tests.publishing.watch.stage", name, *map(str, arguments)]
        done = subprocess.run(
            command, cwd=PROJECT, env=self.site._environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def wait_for(self, seconds: float = 60, **expected: object) -> dict[str, Any]:
        until = time.monotonic() + seconds
        while True:
            report = self.act("report")
            if expected.items() <= report.items():
                return report
            assert time.monotonic() < until, f"{expected} was not reached: {report}"


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("watch")
    with fresh_database(folder) as database_url:
        site = Site(folder, database_url)
        assert site.manage("migrate", "--verbosity=0").returncode == 0
        yield Stage(site)


@pytest.fixture
def stage(theatre: Stage) -> Stage:
    theatre.act("clear")
    return theatre


@pytest.fixture
def workers(stage: Stage) -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for worker in started:
        if worker.poll() is None:
            worker.kill()
            worker.wait()


def end(workers: list[subprocess.Popen[bytes]]) -> list[int]:
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    return [worker.wait(timeout=10) for worker in workers]


def test_four_workers_publish_forty_items_once_each(stage, workers):
    stage.act("make_overdue", 40)
    workers += [stage.site.begin("worker") for _ in range(4)]
    report = stage.wait_for(live=40)
    assert end(workers) == [0, 0, 0, 0]
    assert report["verdicts"] == {"done": 40}
    assert report["log_entries"] == 40
    assert (report["most_verdicts_on_one"], report["most_log_entries_on_one"]) == (1, 1)
    assert report["scheduled"] == 0


def test_four_commands_at_once_publish_forty_items_once_each(stage):
    stage.act("make_overdue", 40)
    commands = [stage.site.begin("publish_scheduled") for _ in range(4)]
    assert [command.wait(timeout=120) for command in commands] == [0, 0, 0, 0]
    report = stage.act("report")
    assert (report["live"], report["log_entries"], report["verdicts"]) == (40, 40, {"done": 40})


def test_two_hundred_kills_lose_nothing_and_double_nothing(stage):
    stage.act("make_poison", 5)
    stage.act("make_overdue", 60)
    assert stage.act("be_killed", 200) == {"spoilt": 0}
    stage.site.manage("publish_scheduled")
    report = stage.act("report")
    good = report["articles"] - 5
    assert good >= 60
    assert (report["live"], report["log_entries"]) == (good, good)
    assert report["verdicts"] == {"done": good, "failing": 5}
    assert (report["most_verdicts_on_one"], report["most_log_entries_on_one"]) == (1, 1)
    assert report["scheduled"] == 5
    assert report["mails"] == 5


def test_a_worker_publishes_at_the_second_and_never_early(stage, workers):
    workers.append(stage.site.begin("worker"))
    stage.act("make_scheduled", 1, 15)
    report = stage.wait_for(live=1)
    assert 0 <= report["earliest"] <= report["latest"] <= 2


def test_a_worker_that_sleeps_wakes_for_what_is_scheduled_for_the_next_moment(stage, workers):
    workers.append(stage.site.begin("worker"))
    stage.wait_for(live=0)
    time.sleep(5)
    for number in range(1, 4):
        stage.act("make_scheduled", 1, 0.5)
        assert 0 <= stage.wait_for(live=number)["latest"] <= 2


def test_a_worker_stops_at_once_when_asked(stage, workers):
    workers.append(stage.site.begin("worker"))
    stage.act("make_scheduled", 1, 0.5)
    stage.wait_for(live=1)
    started = time.monotonic()
    assert end(workers) == [0]
    assert time.monotonic() - started < 3  # a second where nothing else runs


def test_a_worker_survives_the_loss_of_its_connections(stage, workers):
    if not stage.site.database_url.startswith("postgres"):
        pytest.skip("SQLite has no server that could be restarted")
    workers.append(stage.site.begin("worker"))
    stage.act("make_scheduled", 1, 0.5)
    stage.wait_for(live=1)
    stage.act("end_connections")
    stage.act("make_scheduled", 1, 3)
    assert stage.wait_for(live=2)["latest"] <= 2
    stage.act("end_connections")
    assert end(workers) == [0]


def test_the_command_says_by_its_status_that_something_fails(stage):
    assert stage.site.manage("publish_scheduled").returncode == 0
    stage.act("make_poison", 1)
    stage.act("make_overdue", 19)
    run = stage.site.manage("publish_scheduled")
    assert run.returncode == 1
    assert "locked" in run.stderr
    assert stage.act("report")["live"] == 19
