"""The static files of all apps in one folder, where a public site serves them from."""

from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static_files(folder: Path) -> bool:
    """Run `collectstatic` unless nothing has changed since it last ran; says whether it did.

    It compresses every file anew each time, which takes half a minute.
    """
    mark, now = folder / ".collected", _fingerprint()
    if mark.exists() and mark.read_text(encoding="utf-8") == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(now, encoding="utf-8")
    return True


def _fingerprint() -> str:
    files = sorted(
        f"{path} {storage.size(path)} {storage.get_modified_time(path)}"
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    return sha256("\n".join(files).encode()).hexdigest()
