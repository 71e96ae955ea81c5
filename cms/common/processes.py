"""Processes that belong together."""

import os
import threading
import time
from collections.abc import Callable


def when_parent_ends(act: Callable[[], object], *, parent: int | None = None) -> None:
    """Call `act`, once, within a second of this process losing its parent, however that one ended.

    Without `parent` the parent of this moment is meant. A parent killed outright cannot say so itself.
    """
    expected = os.getppid() if parent is None else parent

    def watch() -> None:
        while os.getppid() == expected:
            time.sleep(0.5)
        act()

    threading.Thread(target=watch, daemon=True).start()
