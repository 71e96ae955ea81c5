"""Files between their preview and their import: in the private storage, for a day."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from participants.importing.sources import Source

FOLDER = "registry-imports"
KEPT_FOR = timedelta(days=1)
_SALT = "participants.importing"


class NotKeptError(Exception):
    """There is no such file for this user, no longer or never was."""


def keep(source: Source, *, by: Any) -> str:
    """The token that `kept` takes: signed, so that it says which file was previewed, and to whom."""
    _forget_old_ones()
    path = _path(by, source.digest)
    _storage().delete(path)  # whatever became of it since it was given last
    _storage().save(path, ContentFile(source.content))
    return signing.dumps({"user": by.pk, "name": source.name, "digest": source.digest}, salt=_SALT)


def kept(token: str, *, by: Any) -> Source:
    """Raises `NotKeptError`, also for a file that is not what it was."""
    try:
        says = signing.loads(token, salt=_SALT, max_age=KEPT_FOR)
        with _storage().open(_path(by, says["digest"])) as file:
            source = Source(says["name"], file.read())
    except (signing.BadSignature, FileNotFoundError) as error:
        raise NotKeptError from error
    if says["user"] != by.pk or source.digest != says["digest"]:
        raise NotKeptError
    return source


def forget(source: Source, *, by: Any) -> None:
    _storage().delete(_path(by, source.digest))


def _forget_old_ones() -> None:
    with suppress(FileNotFoundError):
        for name in _storage().listdir(FOLDER)[1]:
            path = f"{FOLDER}/{name}"
            if _storage().get_modified_time(path) < timezone.now() - KEPT_FOR:
                _storage().delete(path)


def _path(user: Any, digest: str) -> str:
    return f"{FOLDER}/{user.pk}-{digest}"


def _storage() -> Any:
    return storages["private"]
