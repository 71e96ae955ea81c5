"""The smallest promise: the site answers."""

import pytest
from django.core.management import call_command
from django.test import Client


def test_no_migration_is_missing(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v2/pages/",
        "/api/v2/images/",
        "/api/v2/documents/",
        "/api/v2/redirects/",
        "/api/v3/openapi.json",
        "/sitemap.xml",
        "/admin/login/",
    ],
)
def test_public_address_answers(client: Client, home: object, path: str) -> None:
    assert client.get(path).status_code == 200
