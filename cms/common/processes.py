"""Processes that belong together."""

import os
import threading
import time
from collections.abc import Callable


def when_parent_ends(act: Callable[[], object], *, parent: int | None = None) -> None:
    """Call `act` once, within a second of the parent's end, however it ended.

    `parent` is its process id; the current parent's where none is given. The process watches for itself,
    since a parent that is killed cannot tell anybody.
    """
    expected = os.getppid() if parent is None else parent

    def watch() -> None:
        while os.getppid() == expected:
            time.sleep(0.5)
        act()

    threading.Thread(target=watch, daemon=True).start()
