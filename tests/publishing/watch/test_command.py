"""`manage.py publish_scheduled`: Wagtail's name, the watch's guarantees."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command, get_commands
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.publishing.models import Verdict
from tests.factories import ArticlePageFactory
from tests.publishing.watch.promising import is_live, overdue, overdue_expiry

pytestmark = pytest.mark.django_db


def run(*options: str) -> str:
    out = StringIO()
    call_command("publish_scheduled", *options, stdout=out)
    return out.getvalue()


def test_it_takes_the_place_of_wagtails():
    assert get_commands()["publish_scheduled"] == "cms.publishing"


def test_it_publishes_and_expires_and_says_so(news_index):
    revision = overdue(news_index, title="Budapest joins")
    expired = ArticlePageFactory(parent=news_index, title="Call for projects")
    overdue_expiry(expired)
    said = run()
    assert is_live(revision)
    assert not is_live(expired)
    assert "go-live of “Budapest joins”, due " in said
    assert "expiry of “Call for projects”, due " in said
    assert said.count("(Europe/Paris): done") == 2


def test_nothing_due_is_no_failure():
    assert run() == ""


def test_a_dry_run_changes_nothing(news_index):
    revision = overdue(news_index, title="Budapest joins")
    expired = ArticlePageFactory(parent=news_index, title="Call for projects")
    overdue_expiry(expired)
    said = run("--dryrun")
    assert "Budapest joins" in said
    assert "Call for projects" in said
    assert not is_live(revision)
    assert is_live(expired)
    assert Verdict.objects.count() == 0
    assert Revision.objects.get(pk=revision.pk).approved_go_live_at is not None


def test_a_dry_run_with_nothing_due_says_so():
    assert run("--dryrun") == "Nothing is due.\n"


def test_a_failure_is_an_error_also_while_it_waits_to_be_tried_again(news_index):
    revision = overdue(news_index, title="Locked away")
    Page.objects.filter(pk=revision.object_id).update(locked=True)
    for _ in range(2):
        with pytest.raises(CommandError, match=r"go-live of “Locked away”.*is locked by"):
            run()


def test_what_is_stuck_is_an_error(news_index):
    revision = overdue(news_index, title="Stuck")
    Verdict.objects.create(
        content_object=revision.content_object,
        revision=revision,
        title="Stuck",
        kind="go-live",
        due_at=revision.approved_go_live_at,
        outcome="stuck",
        attempts=28,
    )
    with pytest.raises(CommandError, match="stuck"):
        run()


def test_what_was_withdrawn_is_no_error_any_more(news_index):
    revision = overdue(news_index)
    Page.objects.filter(pk=revision.object_id).update(locked=True)
    with pytest.raises(CommandError):
        run()
    Revision.objects.update(approved_go_live_at=None)
    assert run() == ""


def test_an_item_that_was_missed_is_said_and_is_no_error(news_index):
    revision = overdue(news_index, title="One day only")
    revision.content["expire_at"] = timezone.now().isoformat()
    revision.save()
    assert "missed. It was to be shown from" in run()
