"""A secret key for an installation that was given none."""

import hmac
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def kept_secret(path: Path) -> str:
    """The key kept in `path`, made at the first call and readable by its owner alone.

    Two processes that start at once agree: the first to link its file wins, the other reads it.
    Raises ImproperlyConfigured where nothing can be kept.
    """
    try:
        if not path.exists():
            _make(path)
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"Nothing can be kept in {path.parent}: {error.strerror}. Set VAR_DIR to a folder of this user."
        ) from error


def derived(secret: str, purpose: str) -> str:
    """A key for one purpose, from which nobody learns the secret or another purpose's key."""
    return hmac.new(secret.encode(), purpose.encode(), "sha256").hexdigest()


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(get_random_secret_key(), encoding="utf-8")
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
