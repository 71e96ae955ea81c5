"""What is looked up once, however many parts of a page ask for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

Found = TypeVar("Found")
_memory: ContextVar[dict[Any, Any] | None] = ContextVar("memory", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Within this block, and within blocks inside it, nothing is looked up twice."""
    if _memory.get() is not None:
        yield
        return
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def memory() -> dict[Any, Any]:
    """What has been found within the `remembered()` block; outside one, a dictionary nobody keeps."""
    kept = _memory.get()
    return {} if kept is None else kept


def recall(key: str, look_up: Callable[[], Found]) -> Found:
    """What `look_up` returned the first time. It is shared, so that nobody may change it."""
    kept = memory()
    if key not in kept:
        kept[key] = look_up()
    found: Found = kept[key]
    return found


def remember_while_reading(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Middleware. A request that may write looks again, since what it found may have changed."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with remembered() if request.method in {"GET", "HEAD"} else nullcontext():
            return get_response(request)

    return middleware
