"""What is not public is nowhere in the API: not listed, not found, not pointed to."""

import base64
import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
)

from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import Participant, ParticipantIndexPage
from tests.api.conftest import Api
from tests.content import block, full_article, small_image
from tests.factories import (
    ArticlePageFactory,
    DocumentFactory,
    ParticipantFactory,
    ParticipantPageFactory,
    StandardPageFactory,
)

SECRET = "Not yet for the public"


def draft(page: Page) -> None:
    page.live = False
    page.save()


def restricted(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def with_password(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")


def expired(page: Page) -> None:
    page.expire_at = timezone.now() - timedelta(seconds=1)
    page.save()


hidden = pytest.mark.parametrize("hide", [draft, restricted, with_password, expired])


@pytest.fixture
def secret(home: HomePage) -> Page:
    return StandardPageFactory(parent=home, title=SECRET, slug="secret")


@pytest.fixture
def private_collection(db: None) -> Collection:
    parent = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=parent, restriction_type="login")
    return parent.add_child(name="Below the private one")


@hidden
def test_hidden_page_is_in_no_list(client: Client, secret: Page, hide: object) -> None:
    hide(secret)
    for query in (
        {},
        {"type": "home.StandardPage", "fields": "*"},
        {"search": "public"},
        {"child_of": "root"},
    ):
        assert SECRET not in client.get("/api/v2/pages/", query).content.decode()


@hidden
def test_hidden_page_is_not_found(client: Client, secret: Page, hide: object) -> None:
    hide(secret)
    assert client.get(f"/api/v2/pages/{secret.pk}/").status_code == 404
    assert client.get("/api/v2/pages/find/", {"html_path": "/secret/"}).status_code == 404
    assert client.get("/api/v2/pages/find/", {"id": secret.pk}).status_code == 404


# What stands below a restricted page is restricted itself.
@pytest.mark.parametrize("hide", [draft, expired])
def test_hidden_parent_is_not_named(api: Api, home: HomePage, secret: Page, hide: object) -> None:
    child = StandardPageFactory(parent=secret, title="Child")
    hide(secret)
    assert api(f"pages/{child.pk}/")["meta"]["parent"] is None


@hidden
def test_page_that_is_pointed_to_is_not_named_while_hidden(
    api: Api, home: HomePage, secret: Page, hide: object
) -> None:
    home.join_page = home.cooperate_page = secret
    home.save()
    hide(secret)
    answer = api(f"pages/{home.pk}/")
    assert (answer["join_page"], answer["cooperate_page"]) == (None, None)


@pytest.mark.parametrize("hide", [draft, expired])
def test_original_of_an_alias_is_not_named_while_hidden(
    client: Client, home: HomePage, secret: Page, hide: object
) -> None:
    alias = secret.create_alias(update_slug="mirror")
    alias.title = "Mirror"
    alias.save()
    hide(secret)
    single = client.get(f"/api/v2/pages/{alias.pk}/").json()
    assert single["meta"]["alias_of"] is None
    assert "alias_of" in client.get("/api/v2/pages/", {"fields": "alias_of"}).json()["items"][0]["meta"]


@pytest.mark.parametrize("hide", [restricted, with_password])
def test_alias_of_a_restricted_page_is_as_hidden_as_the_page(
    client: Client, secret: Page, hide: object
) -> None:
    alias = secret.create_alias(update_slug="mirror")
    alias_of_alias = alias.create_alias(update_slug="mirror-of-the-mirror")
    hide(secret)
    assert SECRET not in client.get("/api/v2/pages/").content.decode()
    for page in (alias, alias_of_alias):
        assert client.get(f"/api/v2/pages/{page.pk}/").status_code == 404


@hidden
def test_link_in_a_text_leads_nowhere_while_its_page_is_hidden(
    api: Api, home: HomePage, secret: Page, hide: object
) -> None:
    text = f'<p><a linktype="page" id="{secret.pk}">soon</a></p>'
    button = {"text": "Soon", "page": secret.pk, "url": ""}
    body = json.dumps([block("paragraph", text), block("call_to_action", button)])
    page = StandardPageFactory(parent=home, body=body)
    hide(secret)
    for rich_text_format in ("html", "markdown"):
        answer = json.dumps(api(f"pages/{page.pk}/", rich_text_format=rich_text_format))
        assert "/secret/" not in answer
    assert api(f"pages/{page.pk}/")["body"][1]["value"] == {"text": "Soon", "url": None, "page_id": None}


@hidden
def test_redirect_to_a_hidden_page_is_not_listed(client: Client, secret: Page, hide: object) -> None:
    redirect = Redirect.add_redirect("/old/", secret)
    hide(secret)
    assert client.get("/api/v2/redirects/").json()["items"] == []
    assert client.get(f"/api/v2/redirects/{redirect.pk}/").status_code == 404
    assert client.get("/api/v2/redirects/find/", {"html_path": "/old"}, follow=True).status_code == 404


@hidden
def test_profile_of_a_participant_is_not_linked_while_hidden(
    api: Api, news_index: NewsIndexPage, registry: ParticipantIndexPage, hide: object
) -> None:
    article = full_article(news_index, registry)
    hide(registry.get_children().get().specific)
    assert api(f"pages/{article.pk}/")["participants"][0]["url"] is None


def test_live_profile_of_a_candidate_is_hidden(client: Client, registry: ParticipantIndexPage) -> None:
    candidate = ParticipantFactory(
        status=Participant.Status.CANDIDATE, ordinal=None, joined_on=None, name=SECRET
    )
    page = ParticipantPageFactory(parent=registry, participant=candidate)
    assert client.get(f"/api/v2/pages/{page.pk}/").status_code == 404
    for query in ({}, {"type": "participants.ParticipantPage"}, {"search": "public"}):
        assert SECRET not in client.get("/api/v2/pages/", query).content.decode()


def test_profile_in_another_language_is_not_linked(
    api: Api, news_index: NewsIndexPage, registry: ParticipantIndexPage
) -> None:
    article = full_article(news_index, registry)
    french = Locale.objects.get_or_create(language_code="fr")[0]
    profile = registry.get_children().get().specific
    profile.locale = french
    profile.save()
    assert api(f"pages/{article.pk}/")["participants"][0]["url"] is None


def test_private_image_is_null_wherever_it_is_used(
    api: Api, news_index: NewsIndexPage, private_collection: Collection
) -> None:
    image = small_image(collection=private_collection, title=SECRET, holder="Hidden holder")
    body = json.dumps([block("image", {"image": image.pk, "caption": ""})])
    article = ArticlePageFactory(parent=news_index, lead_image=image, body=body)
    answer = api(f"pages/{article.pk}/")
    assert answer["lead_image"] is None
    assert answer["credit_line"] == ""
    assert answer["body"][0]["value"] is None


def test_private_image_is_in_no_list(client: Client, private_collection: Collection) -> None:
    image = small_image(collection=private_collection)
    assert client.get("/api/v2/images/").json()["items"] == []
    assert client.get(f"/api/v2/images/{image.pk}/").status_code == 404


def test_private_document_is_not_linked(api: Api, home: HomePage, private_collection: Collection) -> None:
    document = DocumentFactory(collection=private_collection, title=SECRET)
    text = f'<p><a linktype="document" id="{document.pk}">report</a></p>'
    body = json.dumps([block("paragraph", text), block("document", {"document": document.pk, "title": ""})])
    page = StandardPageFactory(parent=home, body=body)
    assert [entry["value"] for entry in api(f"pages/{page.pk}/")["body"]] == ["<p><a>report</a></p>", None]


def test_password_by_http_basic_is_not_even_tried(client: Client, secret: Page) -> None:
    User.objects.create_superuser("admin", password="secret-password")
    credentials = base64.b64encode(b"admin:secret-password").decode()
    restricted(secret)
    response = client.get(f"/api/v2/pages/{secret.pk}/", headers={"authorization": f"Basic {credentials}"})
    assert response.status_code == 404
    assert "www-authenticate" not in response.headers


def test_staff_see_no_more_than_everybody(client: Client, secret: Page) -> None:
    client.force_login(User.objects.create_superuser("admin"))
    restricted(secret)
    assert client.get(f"/api/v2/pages/{secret.pk}/").status_code == 404
