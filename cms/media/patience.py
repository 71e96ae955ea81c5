"""How long a reader may wait for an image to be made.

After an upload the worker makes the renditions of an image, which takes seconds for each. A page that
is asked for before makes what it can in its first second and shows that; other work has all the time.
"""

from contextvars import ContextVar
from time import monotonic
from typing import Any

SECONDS = 1.0

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


def is_over() -> bool:
    deadline = _deadline.get()
    return deadline is not None and monotonic() > deadline


def begin(**kwargs: Any) -> None:
    _deadline.set(monotonic() + SECONDS)


def end(**kwargs: Any) -> None:
    _deadline.set(None)
