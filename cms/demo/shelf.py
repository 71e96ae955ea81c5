"""What has been made so far, under the keys by which the content refers to it."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Locale, Page

from cms.demo.content import LANGUAGES
from cms.media.models import CreditedImage, SiteDocument
from newsroom.models import ArticleCategory, Author
from participants.models import Participant, RegistryEntry


@dataclass
class Shelf:
    """Filled step by step while loading; pages, authors and categories are kept by key and language."""

    locales: dict[str, Locale] = field(default_factory=dict)
    owner: AbstractBaseUser | None = None
    images: dict[str, CreditedImage] = field(default_factory=dict)
    documents: dict[str, SiteDocument] = field(default_factory=dict)
    authors: dict[tuple[str, str], Author] = field(default_factory=dict)
    categories: dict[tuple[str, str], ArticleCategory] = field(default_factory=dict)
    participants: dict[int, Participant] = field(default_factory=dict)
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)

    def page(self, key: str, language: str) -> Page:
        """A page in a language, or in English where it is not translated."""
        return self.pages.get((key, language)) or self.pages[key, "en"]

    def accession(self, ordinal: int) -> RegistryEntry:
        """The entry that gave a number."""
        return self.participants[ordinal].entries.get(kind=RegistryEntry.Kind.ACCESSION)


def empty_shelf() -> Shelf:
    """A shelf with what every page needs: the languages, and the first administrator as owner."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    administrators = get_user_model().objects.filter(is_superuser=True)
    return Shelf(locales=locales, owner=administrators.order_by("pk").first())
