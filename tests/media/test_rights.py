"""Documents of a collection that is for some groups are handled by these alone."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permissions import policy_registry

from cms.media.models import SiteDocument
from cms.publishing.people import COMMUNICATIONS, EDITORS, REGISTRARS
from cms.roles import ensure_roles
from tests import admin
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(db: None) -> SiteDocument:
    """In a collection that is for the registrars, as the evidence of the registry is."""
    ensure_roles()
    root = Collection.get_first_root_node()
    collection = root.add_child(instance=Collection(name="Kept"))
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set(Group.objects.filter(name=REGISTRARS))
    return DocumentFactory(title="Decision", collection=collection)


def member(group: str) -> User:
    user: User = User.objects.create_user(group.lower(), f"{group}@example.org")
    user.groups.add(Group.objects.get(name=group))
    return user


def may(user: User, action: str, document: SiteDocument) -> bool:
    policy: Any = policy_registry.get_by_type(get_document_model())
    listed = policy.instances_user_has_permission_for(user, action).filter(pk=document.pk).exists()
    assert listed == policy.user_has_permission_for_instance(user, action, document)
    return bool(listed)


@pytest.mark.parametrize("group", [EDITORS, COMMUNICATIONS])
def test_others_neither_see_nor_move_it(client: Client, kept: SiteDocument, group: str) -> None:
    client.force_login(member(group))
    open_to_all = DocumentFactory(title="Report")
    listed = client.get("/admin/documents/").content.decode()
    assert "Report" in listed
    assert "Decision" not in listed
    moved = {"title": "Mine", "collection": open_to_all.collection_id}
    for page in ("edit", "delete", "chooser"):
        client.post(f"/admin/documents/{page}/{kept.pk}/", moved)
        assert "Decision" not in client.get(f"/admin/documents/{page}/{kept.pk}/").content.decode()
    client.post(
        f"/admin/bulk/media/sitedocument/add_to_collection/?id={kept.pk}", {"collection": moved["collection"]}
    )
    kept.refresh_from_db()
    assert (kept.title, kept.collection.name) == ("Decision", "Kept")


def test_those_it_is_for_choose_it(kept: SiteDocument) -> None:
    assert may(member(REGISTRARS), "choose", kept)
    assert may(admin.superuser(), "change", kept)


def test_what_lies_below_is_closed_too(kept: SiteDocument) -> None:
    below = DocumentFactory(collection=kept.collection.add_child(instance=Collection(name="2015")))
    assert not may(member(EDITORS), "choose", below)


def test_other_collections_stay_open(kept: SiteDocument) -> None:
    beside = Collection.get_first_root_node().add_child(instance=Collection(name="Beside"))
    assert may(member(EDITORS), "change", DocumentFactory(collection=beside))
