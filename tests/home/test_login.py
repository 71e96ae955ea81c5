"""The door to restricted pages, for readers with an account."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import HomePage
from tests.factories import StandardPageFactory

LOGIN = "/_util/login/"


@pytest.fixture
def reader(db: None) -> dict[str, str]:
    User.objects.create_user("reader", password="a password")
    return {"username": "reader", "password": "a password"}


def test_leads_to_the_page_that_was_asked_for(client: Client, home: HomePage, reader: dict[str, str]) -> None:
    page = StandardPageFactory(parent=home, slug="members")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    door = client.get("/members/")
    assert door["Location"].startswith(LOGIN)
    assert client.post(door["Location"], reader | {"next": "/members/"})["Location"] == "/members/"
    assert client.get("/members/").status_code == 200


@pytest.mark.parametrize("destination", ["", "https://evil.example/", "//evil.example/"])
def test_leads_home_without_a_destination_on_this_site(
    client: Client, home: HomePage, reader: dict[str, str], destination: str
) -> None:
    assert client.post(LOGIN, reader | {"next": destination})["Location"] == "/"


def test_password_form_leads_home_without_a_destination_on_this_site(client: Client, home: HomePage) -> None:
    page = StandardPageFactory(parent=home, slug="members")
    door = PageViewRestriction.objects.create(page=page, restriction_type="password", password="word")
    answer = {"password": "word", "return_url": "//evil.example/"}
    response = client.post(f"/_util/authenticate_with_password/{door.pk}/{page.pk}/", answer)
    assert response["Location"] == "/"
