"""Requests from named places."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest
from django.test import RequestFactory


@pytest.fixture
def request_from() -> Callable[..., HttpRequest]:
    def make(address: str, **headers: str) -> HttpRequest:
        return RequestFactory().post("/", REMOTE_ADDR=address, headers=headers)

    return make
