"""The default categories: made once, in every language, and never against an editor's will."""

import pytest
from wagtail.models import Locale

from newsroom.categories import DEFAULT_CATEGORIES, ensure_default_categories
from newsroom.models import ArticleCategory
from tests.factories import CategoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def english() -> Locale:
    return Locale.get_default()


@pytest.fixture
def french() -> Locale:
    return Locale.objects.get_or_create(language_code="fr")[0]


def test_six_categories_are_made(english: Locale) -> None:
    made = ensure_default_categories(locale=english)
    assert list(made) == list(DEFAULT_CATEGORIES)
    assert [category.name for category in made.values()] == [
        "Participant news",
        "Interview",
        "Event",
        "Call",
        "Statement",
        "Publication",
    ]


def test_second_call_makes_none(english: Locale) -> None:
    first = ensure_default_categories(locale=english)
    assert ensure_default_categories(locale=english) == first
    assert ArticleCategory.objects.count() == 6


def test_languages_share_translation_keys_and_slugs(english: Locale, french: Locale) -> None:
    in_english = ensure_default_categories(locale=english)
    in_french = ensure_default_categories(locale=french)
    assert in_french["interview"].name == "Entretien"
    assert {slug: category.translation_key for slug, category in in_english.items()} == {
        slug: category.translation_key for slug, category in in_french.items()
    }
    assert in_english["event"].get_translation(french) == in_french["event"]


def test_language_without_names_of_its_own_gets_english_ones() -> None:
    german = Locale.objects.create(language_code="de")
    assert ensure_default_categories(locale=german)["call"].name == "Call"


def test_renamed_category_is_found_again(english: Locale) -> None:
    call = ensure_default_categories(locale=english)["call"]
    call.name, call.slug = "Appeal", "appeal"
    call.save()
    assert ensure_default_categories(locale=english)["call"] == call


def test_own_category_with_the_same_slug_takes_its_place(english: Locale) -> None:
    own = CategoryFactory(slug="call", name="Our calls", locale=english)
    assert ensure_default_categories(locale=english)["call"] == own
    assert ArticleCategory.objects.count() == 6


def test_missing_category_is_made_again(english: Locale) -> None:
    ensure_default_categories(locale=english)["call"].delete()
    assert ensure_default_categories(locale=english)["call"].pk
