"""How long a reader may wait for an image to be made.

After an upload the worker makes the renditions of an image, which takes seconds for each. A page that
is asked for before makes what it can in half a second and shows that; other work has all the time.
"""

from contextvars import ContextVar
from time import thread_time
from typing import Any

# Of work, not of waiting for others: a busy machine shows the same page as an idle one.
SECONDS = 0.5

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


def is_over() -> bool:
    deadline = _deadline.get()
    return deadline is not None and thread_time() > deadline


def begin(**kwargs: Any) -> None:
    _deadline.set(thread_time() + SECONDS)


def end(**kwargs: Any) -> None:
    _deadline.set(None)
