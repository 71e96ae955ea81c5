"""Before a site is served: its database, its first administrator, something to look at."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files import locks
from django.core.management import CommandError
from django.db import OperationalError, connections, transaction
from wagtail.models import Site

from cms.common.addresses import host_and_port
from cms.demo import is_empty, load_demo
from cms.migrating import has_pending_migrations, migrate
from cms.roles import ensure_roles, has_roles
from cms.static_files import collect_static_files

Say = Callable[[str], None]


def prepare(*, say: Say, with_demo: bool) -> None:
    """Bring the database up to date, fill an empty one, and see that somebody can log in.

    Whenever it is interrupted, the next call goes on from there. Raises CommandError where files or the
    database cannot be used.
    """
    with _alone(say):
        _check_database()
        if has_pending_migrations():
            say("Preparing the database …")
            migrate()
        if settings.STATIC_ROOT:
            collect_static_files(Path(settings.STATIC_ROOT))
        ensure_administrator(say=say)
        if not has_roles():
            say("Making the groups Communications, Editors and Registrars …")
            ensure_roles()
        if with_demo and is_empty():
            say("Filling the empty site with demo content …")
            load_demo()
        follow_base_url()


def follow_base_url() -> None:
    """Pages say their full address, in feeds and the API, by what the default site says of itself."""
    address = host_and_port(settings.BASE_URL)
    for site in Site.objects.filter(is_default_site=True).exclude(**address):
        site.hostname, site.port = address["hostname"], address["port"]
        site.save()


@transaction.atomic
def ensure_administrator(*, say: Say) -> None:
    """Make the first superuser where there is none; a password made up here is said this once.

    It is said before it is kept: a start that is killed in between says another one, and none is lost.
    """
    users = get_user_model().objects
    if users.filter(is_superuser=True).exists():
        return
    password = settings.ADMIN_PASSWORD or secrets.token_urlsafe(12)
    users.create_superuser(settings.ADMIN_USERNAME, settings.ADMIN_EMAIL, password)
    if settings.ADMIN_PASSWORD:
        say(f"Administrator: {settings.ADMIN_USERNAME}, with the password given in ADMIN_PASSWORD.")
    else:
        say(f"Administrator: {settings.ADMIN_USERNAME}   password: {password}   (shown this once)")


@contextmanager
def _alone(say: Say) -> Iterator[None]:
    """Of several starts on one machine the first prepares the site; the others wait and find it done.

    The system gives the lock back when its holder dies, however that happens.
    """
    try:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        lock = (settings.VAR_DIR / "preparing.lock").open("w")
    except OSError as error:
        raise CommandError(
            f"Nothing can be kept in {settings.VAR_DIR}: {error.strerror}. Set VAR_DIR to another folder."
        ) from error
    with lock:
        if not locks.lock(lock, locks.LOCK_EX | locks.LOCK_NB):
            say("Waiting for another start, which is preparing this site …")
            locks.lock(lock, locks.LOCK_EX)
        yield


def _check_database() -> None:
    try:
        connections["default"].ensure_connection()
    except OperationalError as error:
        raise CommandError(f"The database cannot be reached: {error}. Check DATABASE_URL.") from error
