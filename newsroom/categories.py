"""The categories every newsroom starts with. Editors may rename them, add their own and delete any."""

from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from wagtail.models import Locale

from newsroom.models import ArticleCategory

# Names by language, and one slug for all languages, so that a filtered list stays filtered when
# its reader changes the language.
DEFAULT_CATEGORIES: Mapping[str, Mapping[str, str]] = {
    "participant-news": {"en": "Participant news", "fr": "Nouvelles des participants"},
    "interview": {"en": "Interview", "fr": "Entretien"},
    "event": {"en": "Event", "fr": "Événement"},
    "call": {"en": "Call", "fr": "Appel"},
    "statement": {"en": "Statement", "fr": "Déclaration"},
    "publication": {"en": "Publication", "fr": "Publication"},
}


@transaction.atomic
def ensure_default_categories(*, locale: Locale) -> dict[str, ArticleCategory]:
    """The default categories of a language by their default slug; those missing are made.

    A category is known by its translation key, the same in every language and installation, so one
    that an editor renamed is found again. A category of an editor's own with the same slug takes the
    place of the default. Languages without names of their own get the English ones.
    """
    present = ArticleCategory.objects.filter(locale=locale)
    by_key = {category.translation_key: category for category in present}
    by_slug = {category.slug: category for category in present}
    found = {}
    for slug, names in DEFAULT_CATEGORIES.items():
        key = uuid5(NAMESPACE_URL, f"alliance-cms:category:{slug}")
        found[slug] = (
            by_key.get(key)
            or by_slug.get(slug)
            or ArticleCategory.objects.create(
                locale=locale,
                translation_key=key,
                slug=slug,
                name=names.get(locale.language_code[:2], names["en"]),
            )
        )
    return found
