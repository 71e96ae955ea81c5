"""The demo is loaded whole into an empty site, and never into another."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page

from cms.demo import is_empty, load_demo
from cms.demo.shelf import empty_shelf
from participants.models import Participant
from tests.factories import DocumentFactory, HomePageFactory, ImageFactory, ParticipantFactory

pytestmark = pytest.mark.django_db


def content() -> list[object]:
    return [*Page.objects.order_by("pk").values(), *Participant.objects.order_by("pk").values()]


def test_new_database_is_empty() -> None:
    assert is_empty()


def test_database_without_the_welcome_page_is_empty() -> None:
    Page.objects.filter(depth=2).delete()
    assert is_empty()


@pytest.mark.parametrize("make", [HomePageFactory, ParticipantFactory, ImageFactory, DocumentFactory])
def test_database_with_something_in_it_is_not_empty(make: type) -> None:
    make(**({"parent": Page.objects.get(depth=1)} if make is HomePageFactory else {}))
    assert not is_empty()


def test_page_below_the_welcome_makes_it_content() -> None:
    Page.objects.get(depth=2).add_child(instance=Page(title="Mine", slug="mine"))
    assert not is_empty()


def test_site_with_content_is_left_alone() -> None:
    ParticipantFactory(ordinal=7)
    before = content()
    assert load_demo() == {}
    assert content() == before


def test_command_says_that_it_changed_nothing() -> None:
    ParticipantFactory()
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert out.getvalue() == "The site has content already; nothing was changed.\n"


def test_load_that_fails_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("cms.demo.loading.make_images", fail)
    with pytest.raises(RuntimeError):
        load_demo()
    assert is_empty()


def test_pages_have_no_owner_where_nobody_administers() -> None:
    assert empty_shelf().owner is None
