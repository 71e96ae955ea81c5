"""The demo, made once for a whole module and taken back after it: drawing takes its seconds.

Tests that use it are marked `django_db`, so that they run before those that empty the database.
"""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.db.models import QuerySet

from cms.demo.registry import make_participants
from cms.roles import ensure_roles
from participants.models import Participant


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """What the command said when it filled the empty database, for an administrator called admin."""
    out = StringIO()
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        get_user_model().objects.create_superuser("admin", "admin@example.org", "only for tests")
        ensure_roles()
        call_command("load_demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def participants(django_db_setup: None, django_db_blocker: Any) -> Iterator[QuerySet[Participant]]:
    """All participants of the demo, and nothing else of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_participants()
        yield Participant.objects.all()
        transaction.set_rollback(True)
