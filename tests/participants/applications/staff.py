"""Applications and those who handle them, for the tests of the staff's side."""

from typing import Any

import factory
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile

from cms.publishing.people import REGISTRARS
from participants.models import Application
from tests import admin

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

RIGHTS = (
    "participants.view_application",
    "participants.change_application",
    "participants.view_participant",
    "participants.register_participant",
)


class ApplicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Application

    name = factory.Sequence("Applicant {}".format)
    kind = "city"
    country = "ME"
    population = 14_000
    message = "We want to join."
    contact_name = "Vesna Contact"
    contact_function = "Mayor"
    contact_email = "vesna@example.org"


def decision(content: bytes = PDF) -> ContentFile:
    return ContentFile(content, name="decision.pdf")


def registrar(username: str = "registrar") -> User:
    """In the role, with its rights on applications."""
    user = admin.staff(*RIGHTS, username=username)
    user.groups.add(Group.objects.get_or_create(name=REGISTRARS)[0])
    return user


def in_review(by: Any, **fields: Any) -> Application:
    return ApplicationFactory(state="in_review", handler=by, **fields)
