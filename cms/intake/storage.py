"""Files that people send us: never in the folder that is served."""

from django.core.files.storage import Storage, storages

PRIVATE = "private"


def private_storage() -> Storage:
    """Named in the settings; given as a function, so that no address of a file stands in a migration."""
    return storages[PRIVATE]
