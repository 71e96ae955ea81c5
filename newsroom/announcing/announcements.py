"""Which accessions there are to announce, and which of them are announced."""

from cms.common.memory import recall
from newsroom.models import ArticlePage
from participants.models import Participant, RegistryEntry
from participants.querysets import RegistryEntryQuerySet


def accessions() -> RegistryEntryQuerySet:
    """Those that count, none that was undone."""
    return RegistryEntry.objects.in_force().filter(kind=RegistryEntry.Kind.ACCESSION)


def accession_of(participant: Participant) -> RegistryEntry | None:
    """None for a candidate."""
    accession: RegistryEntry | None = accessions().filter(participant=participant).first()
    return accession


def is_announced(participant: Participant) -> bool:
    """Whether an article announces its accession, a draft too. One query for a whole list of participants."""
    return participant.pk in recall("announced participants", _find_announced)


def _find_announced() -> set[int]:
    articles = ArticlePage.objects.filter(announces__in=accessions().values("pk"))
    return set(articles.values_list("announces__participant", flat=True))
