"""The council's decision as evidence: a document that only the registrars can open."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.files import File
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.utils.file import hash_filelike

from cms.common.collation import sort_key
from cms.publishing.people import REGISTRARS
from participants.models import Application, Participant, RegistryEntry

COLLECTION = "Registry evidence"


def file_decision(application: Application, *, by: Any) -> Any:
    """A copy among the documents; the one that is there already, or None where no decision was sent.

    It is named after the authority: the name of a file that somebody sent may be the name of a person.
    """
    if not application.decision:
        return None
    if (document := decision_on_file(application)) is not None:
        return document
    name = f"council-decision-{slugify(sort_key(application.name))}.pdf"
    with application.decision.open() as sent:
        document = get_document_model()(
            title=_("Council decision of %(name)s") % {"name": application.name},
            file=File(sent, name=name),
            file_hash=hash_filelike(sent),
            collection=evidence_collection(),
            uploaded_by_user=by,
        )
        document.full_clean()
        document.save()
    return document


def decision_on_file(application: Application) -> Any:
    """The document with the content of the decision, or None."""
    if not application.decision:
        return None
    with application.decision.open() as sent:
        return _on_file().filter(file_hash=hash_filelike(sent)).order_by("pk").first()


def evidence_for(participant: Participant) -> Any:
    """What its application brought for its admission, or None."""
    accepted = participant.applications.filter(state=Application.State.ACCEPTED).order_by("-pk")
    return next(filter(None, map(decision_on_file, accepted)), None)


def discard_uncited(application: Application) -> None:
    """Take the copy away again, unless the registry's record rests on it: what it cites stays."""
    document = decision_on_file(application)
    if document is not None and not RegistryEntry.objects.filter(evidence=document).exists():
        document.delete()


@transaction.atomic
def evidence_collection() -> Collection:
    """Made when it is first needed, open to the registrars alone."""
    # One at a time: two who need it first at once would make two.
    root = Collection.objects.select_for_update().get(depth=1)
    found = root.get_children().filter(name=COLLECTION).first()
    if found is not None:
        return found
    collection = root.add_child(instance=Collection(name=COLLECTION))
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set(Group.objects.filter(name=REGISTRARS))
    return collection


def _on_file() -> Any:
    return get_document_model().objects.filter(collection__name=COLLECTION)
