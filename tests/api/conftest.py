"""Reading the API as its clients do."""

from typing import Any, Protocol

import pytest
from django.test import Client


class Api(Protocol):
    def __call__(self, path: str, **query: Any) -> dict[str, Any]: ...


@pytest.fixture
def api(client: Client) -> Api:
    """`api("pages/", type="…")`: the decoded answer of a request that succeeds."""

    def get(path: str, **query: Any) -> dict[str, Any]:
        response = client.get(f"/api/v2/{path}", query, follow=True)
        assert response.status_code == 200, response.content
        return response.json()

    return get
