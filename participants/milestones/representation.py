"""Milestones as data, for the API and for open data."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest

from cms.common.links import page_urls
from participants.api_fields import name_and_country
from participants.milestones.facts import Fact
from participants.milestones.wording import Words, recorded_text

_LANGUAGES = ("en", "fr")
_NOTHING: Mapping[int, str] = {}


def as_json(fact: Fact, article_urls: Mapping[int, str] = _NOTHING) -> dict[str, Any]:
    """One milestone, without a query: dates as `date`, words by language, null for what there is not.

    `place` is the nth that a derived one tells of. `is_complete` is false where numbers are missing from
    the record that might contradict it. `article_urls` are absolute, by the ids of public articles.
    """
    recorded = fact.recorded
    return {
        "id": fact.id,
        "kind": fact.kind.value,
        "date": fact.date,
        "title": _by_language(fact.title(language) for language in _LANGUAGES),
        "text": _by_language(recorded_text(recorded, language) for language in _LANGUAGES)
        if recorded
        else None,
        "place": None if recorded else fact.nth,
        "participant": name_and_country(fact.participant) if fact.participant else None,
        "article_url": article_urls.get(recorded.article_id or 0) if recorded else None,
        "is_complete": fact.is_complete,
        "is_sample": fact.is_sample,
    }


def all_as_json(facts: Iterable[Fact], request: HttpRequest | None) -> list[dict[str, Any]]:
    """In the order given. Looks up all their articles together."""
    listed = list(facts)
    articles = {fact.recorded.article_id for fact in listed if fact.recorded and fact.recorded.article_id}
    found = page_urls(articles) if articles else {}
    urls = {pk: request.build_absolute_uri(url) if request else url for pk, url in found.items()}
    return [as_json(fact, urls) for fact in listed]


def _by_language(words: Iterable[Words]) -> dict[str, str] | None:
    """Only the languages there are words in."""
    return {said.language: said.text for said in words if said.text} or None
