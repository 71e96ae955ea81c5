"""Where the links inside stored text lead, for a reader without an account.

Wagtail itself writes the address of any page or document, drafts and private ones too, and looks the
links of each text up anew. Here a link leads only to what is public, and within
`cms.common.memory.remembered()` nothing is looked up twice.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.documents import get_document_model
from wagtail.models import Page

from cms.common.memory import memory
from cms.common.querysets import private_collection_ids, public_pages

Finder = Callable[[set[int]], dict[int, str]]
_MOST_DIGITS = 18


def page_urls(ids: Iterable[int]) -> dict[int, str]:
    """The addresses of those pages that are public, each in the active language where it is translated."""
    return _recall("page", ids, _find_pages)


def document_urls(ids: Iterable[int]) -> dict[int, str]:
    """The addresses of those documents that are in no private collection."""
    return _recall("document", ids, _find_documents)


def look_up(references: Iterable[tuple[type[Any], Any, str, str]]) -> None:
    """Fetch at once what many texts refer to; `references` is what `extract_references` yields."""
    wanted: dict[type[Any], set[int]] = {}
    for model, pk, _model_path, _content_path in references:
        wanted.setdefault(model, set()).add(whole_number(str(pk)))
    page_urls(wanted.get(Page, ()))
    document_urls(wanted.get(get_document_model(), ()))


def _recall(kind: str, ids: Iterable[int], find: Finder) -> dict[int, str]:
    kept = memory()
    language = get_language()
    wanted = set(ids)
    missing = {pk for pk in wanted if (kind, language, pk) not in kept}
    if missing:
        found = find(missing)
        kept.update({(kind, language, pk): found.get(pk) for pk in missing})
    return {pk: url for pk in wanted if (url := kept[kind, language, pk])}


def _find_pages(ids: set[int]) -> dict[int, str]:
    originals = Page.objects.filter(pk__in=ids).values("translation_key")
    translated = Q(translation_key__in=originals, locale__language_code=get_language())
    pages = public_pages().filter(Q(pk__in=ids) | translated).select_related("locale")
    translations = {
        page.translation_key: page for page in pages if page.locale.language_code == get_language()
    }
    return {
        page.pk: translations.get(page.translation_key, page).url or "" for page in pages if page.pk in ids
    }


def _find_documents(ids: set[int]) -> dict[int, str]:
    documents = get_document_model().objects.filter(pk__in=ids)
    hidden = private_collection_ids()
    return {document.pk: document.url for document in documents if document.collection_id not in hidden}


def whole_number(text: str) -> int:
    """The id in a link; 0, which no object has, for anything a database could not have given out."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 0
