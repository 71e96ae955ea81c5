"""Ten registrars at once, in processes of their own, on a real database."""

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.running import PROJECT, Site, fresh_database

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("numbers")]
COUNT = """
from participants.models import Participant, RegistryCounter
from participants.record.standing import standing_of
numbered = Participant.objects.exclude(ordinal=None).order_by("ordinal")
numbers = list(numbered.values_list("ordinal", flat=True))
assert numbers == list(range(1, len(numbers) + 1)), numbers
for participant in Participant.objects.prefetch_related("entries"):
    standing = standing_of(participant.entries.all())
    assert (standing.ordinal, standing.status) == (participant.ordinal, participant.status)
assert RegistryCounter.objects.get().highest == len(numbers)
print(len(numbers))
"""


@pytest.fixture
def site(tmp_path) -> Iterator[Site]:
    with fresh_database(tmp_path) as database_url:
        site = Site(tmp_path, database_url)
        assert site.manage("migrate", "--verbosity=0").returncode == 0
        yield site


def clerk(site: Site, name: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.participants.record.clerk", name, *map(str, arguments)]
    return subprocess.Popen(
        command,
        cwd=PROJECT,
        env=site._environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def numbers_of(clerks: list[subprocess.Popen[str]]) -> list[int]:
    """What each says it was given; they must all have ended well."""
    ended = [process.communicate(timeout=240) for process in clerks]
    assert [process.returncode for process in clerks] == [0] * len(clerks), ended
    return sorted(int(number) for output, _errors in ended for number in output.split())


def consecutive(site: Site) -> int:
    """How many numbers there are, if they are 1, 2, 3 … and nobody's fields differ from the record."""
    counted = site.manage("shell", "-v", "0", "-c", COUNT)
    assert counted.returncode == 0, counted.stderr
    return int(counted.stdout)


def test_hundred_admissions_by_ten_processes_get_hundred_consecutive_numbers(site):
    given = numbers_of([clerk(site, f"Clerk {one}", 10) for one in range(10)])
    assert given == list(range(1, 101))
    assert consecutive(site) == 100


def test_numbers_stay_consecutive_when_a_third_of_the_admissions_roll_back(site):
    given = numbers_of([clerk(site, f"Clerk {one}", 15, 3) for one in range(5)])
    assert given == list(range(1, 51))
    assert consecutive(site) == 50


def test_numbers_stay_consecutive_when_processes_are_killed_while_they_admit(site):
    doomed = [clerk(site, f"Doomed {one}", 1000) for one in range(3)]
    others = [clerk(site, f"Clerk {one}", 10) for one in range(3)]
    for process in doomed:
        assert process.stdout is not None
        process.stdout.readline()  # it is at work
        time.sleep(0.2)
        process.kill()
        process.communicate()
    assert len(numbers_of(others)) == 30
    assert consecutive(site) > 30
