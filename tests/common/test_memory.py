"""What is looked up once, and when it is looked up again."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from cms.common.memory import recall, remember_while_reading, remembered


@pytest.fixture
def look_up() -> Callable[[], int]:
    """Returns how often it was called."""
    calls: list[None] = []

    def count() -> int:
        calls.append(None)
        return len(calls)

    return count


def test_nothing_is_looked_up_twice_within_a_block(look_up: Callable[[], int]) -> None:
    with remembered():
        assert recall("it", look_up) == 1
        with remembered():
            assert recall("it", look_up) == 1
        assert recall("it", look_up) == 1


def test_nothing_is_kept_outside_a_block(look_up: Callable[[], int]) -> None:
    assert recall("it", look_up) == 1
    assert recall("it", look_up) == 2


def test_nothing_is_kept_from_block_to_block(look_up: Callable[[], int]) -> None:
    for times in (1, 2):
        with remembered():
            assert recall("it", look_up) == times


@pytest.mark.parametrize(("method", "lookups"), [("get", 1), ("head", 1), ("post", 2), ("put", 2)])
def test_only_a_request_that_reads_remembers(
    rf: RequestFactory, look_up: Callable[[], int], method: str, lookups: int
) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        recall("it", look_up)
        return HttpResponse(recall("it", look_up))

    response = remember_while_reading(view)(getattr(rf, method)("/"))
    assert response.content == str(lookups).encode()
