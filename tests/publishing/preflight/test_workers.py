"""Any number of workers at once, in processes of their own: each stage runs once, each alert is sent once."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import Site, fresh_database

pytestmark = pytest.mark.slow

ITEMS, WORKERS = 10, 4

MAKE = f"""
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Page
from tests.factories import *
author = User.objects.create_user("author", "author@example.org")
news_index = NewsIndexPageFactory(parent=HomePageFactory(parent=Page.objects.get(depth=1)))
image = ImageFactory(licence="own")
for _ in range({ITEMS}):
    article = ArticlePageFactory(parent=news_index, live=False, lead_image=image, owner=author)
    article.go_live_at = timezone.now() + timedelta(hours=2)
    article.save_revision(user=author).publish()
image.description = ""
image.save()
"""

RECHECK = """
import time
from datetime import timedelta
from django.utils import timezone
from cms.publishing.preflight.recheck import recheck
time.sleep(max(0, {start} - time.time()))
recheck(now=timezone.now() + timedelta(hours=1, minutes=30))
"""

REPORT = """
import json
from django_tasks_db.models import DBTaskResult
from cms.publishing.models import PreflightRun
runs = PreflightRun.objects.filter(stage="hour-before").count()
mails = DBTaskResult.objects.filter(task_path__contains="publishing.mail").count()
print(json.dumps([runs, mails]))
"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with fresh_database(tmp_path) as database_url:
        site = Site(tmp_path, database_url)
        assert site.manage("migrate", "--verbosity=0").returncode == 0
        yield site


def run(site: Site, code: str) -> str:
    done = site.manage("shell", "--verbosity=0", "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_stage_runs_once_whoever_asks(site: Site) -> None:
    run(site, MAKE)
    # All of them have started by then.
    start = json.loads(run(site, "import time; print(time.time() + 10)"))
    workers = [
        site.begin("shell", "--verbosity=0", "-c", RECHECK.format(start=start)) for _ in range(WORKERS)
    ]
    assert [worker.wait(timeout=60) for worker in workers] == [0] * WORKERS
    assert json.loads(run(site, REPORT)) == [ITEMS, ITEMS]
