from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser("editor", "editor@example.org", "secret")


@pytest.fixture
def admin(client: Client, editor: User) -> Client:
    """A browser in which somebody with all rights is at work."""
    client.force_login(editor)
    return client


@pytest.fixture
def private_collection(db: None) -> Collection:
    """A collection below a private one."""
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=CollectionViewRestriction.LOGIN
    )
    return private.add_child(name="Below private")


@pytest.fixture
def media_root(settings, tmp_path: Path) -> Iterator[Path]:
    """A storage of the test's own, empty."""
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path), "base_url": "/media/"},
        }
    }
    return tmp_path
