"""Who may do what: the table, tried out cell by cell."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client

from newsroom.models import NewsIndexPage
from tests.publishing.approval import acts
from tests.publishing.approval.conftest import member

# C Communications, E Editors, R Registrars, CR and ER both, S a superuser, A nobody who is logged in.
ROLES = ("C", "E", "R", "CR", "ER", "S", "A")
TABLE = """
                        C   E   R   CR  ER  S   A
create_article          x   x   .   x   x   x   .
create_other_page       .   x   .   .   x   x   .
edit                    x   x   .   x   x   x   .
submit                  x   x   .   x   x   x   .
approve_own             .   .   .   .   .   .   .
approve                 .   x   .   .   x   x   .
request_changes         .   x   .   .   x   x   .
approve_and_publish     .   x   .   .   x   x   .
schedule_unapproved     .   x   .   .   x   x   .
schedule_approved       x   x   .   x   x   x   .
move                    x   x   .   x   x   x   .
withdraw                x   x   .   x   x   x   .
publish                 .   x   .   .   x   x   .
unpublish               .   x   .   .   x   x   .
delete_draft            x   x   .   x   x   x   .
delete_live             .   x   .   .   x   x   .
lock                    .   x   .   .   x   x   .
unlock                  .   x   .   .   x   x   .
see_registry            x   x   x   x   x   x   .
add_participant         .   .   x   x   x   x   .
change_participant      .   .   x   x   x   x   .
delete_participant      .   .   .   .   .   x   .
add_image               x   x   .   x   x   x   .
add_author              x   x   .   x   x   x   .
add_category            .   x   .   .   x   x   .
add_redirect            .   x   .   .   x   x   .
change_site_settings    .   .   .   .   .   x   .
see_users               .   .   .   .   .   x   .
change_workflow         .   .   .   .   .   x   .
"""
CELLS = [
    (role, name, mark == "x")
    for name, *marks in (line.split() for line in TABLE.strip().splitlines()[1:])
    for role, mark in zip(ROLES, marks, strict=True)
]
GROUPS = {"C": "Communications", "E": "Editors", "R": "Registrars"}


def person(role: str) -> User | AnonymousUser:
    if role == "A":
        return AnonymousUser()
    if role == "S":
        return User.objects.create_superuser("root", "root@example.org", "secret")
    return member("somebody", *(GROUPS[letter] for letter in role))


@pytest.mark.parametrize("cell", CELLS, ids=[f"{role}-{name}" for role, name, _is_allowed in CELLS])
def test_role_and_act(desk: NewsIndexPage, author: User, client: Client, cell: tuple[str, str, bool]) -> None:
    role, name, is_allowed = cell
    user = person(role)
    if user.pk:
        client.force_login(user)
    act: Callable[..., bool] = getattr(acts, name)
    assert act(client, user, author) is is_allowed
