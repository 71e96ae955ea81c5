"""Each check finds what it is for, and nothing else. No database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from cms.publishing.preflight.checks import CHECKS
from cms.publishing.preflight.contents import Place
from cms.publishing.preflight.facts import (
    EmptyField,
    Facts,
    Film,
    LinkedDocument,
    LinkedPage,
    ShownImage,
)
from cms.publishing.preflight.findings import Finding, Severity

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)
BODY = Place("body", "block-1")

GOOD = Facts(now=NOW, title="Tivat joins the Alliance", seo_title="Tivat", slug="tivat")
GOOD_IMAGE = ShownImage(
    place=Place("lead_image"),
    id=12,
    title="Town hall",
    description="A town hall",
    holder="CoE",
    licence="all-rights-reserved",
)
COMMONS = {"source_url": "https://commons.wikimedia.org/wiki/File:Tivat.jpg"}
FILM = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def image(**fields: object) -> Facts:
    return replace(GOOD, images=(replace(GOOD_IMAGE, **fields),))


def findings(facts: Facts) -> list[Finding]:
    return [finding for check in CHECKS for finding in check.findings(facts)]


def found(facts: Facts) -> dict[str, Severity]:
    return {finding.check: finding.severity for finding in findings(facts)}


FOUND = [
    (replace(GOOD, slug_is_taken=True), "slug-taken", Severity.BLOCKS),
    (replace(GOOD, empty_fields=(EmptyField(Place("teaser"), "teaser"),)), "required-empty", Severity.BLOCKS),
    (image(description=""), "image-description", Severity.BLOCKS),
    (image(description=" \n"), "image-description", Severity.BLOCKS),
    (image(holder="", author=""), "image-credit", Severity.BLOCKS),
    (image(licence=""), "image-licence", Severity.WARNS),
    (image(**COMMONS, author="Ana", licence=""), "wikimedia-terms", Severity.BLOCKS),
    (image(**COMMONS, author="", licence="cc0-1.0"), "wikimedia-terms", Severity.BLOCKS),
    (image(holder="Wikimedia Commons", licence=""), "wikimedia-terms", Severity.BLOCKS),
    (image(rights_expire_on=TODAY - timedelta(days=1)), "image-rights-over", Severity.BLOCKS),
    (image(rights_expire_on=TODAY), "image-rights-over", Severity.BLOCKS),
    (image(rights_expire_on=TODAY + timedelta(days=1)), "image-rights-end-soon", Severity.WARNS),
    (image(rights_expire_on=TODAY + timedelta(days=30)), "image-rights-end-soon", Severity.WARNS),
    (image(is_private=True), "image-private", Severity.BLOCKS),
    (replace(GOOD, films=(Film(BODY, "https://example.org/film"),)), "film-unreadable", Severity.BLOCKS),
    (replace(GOOD, go_live_at=NOW - timedelta(seconds=1)), "go-live-past", Severity.BLOCKS),
    (replace(GOOD, go_live_at=NOW), "go-live-past", Severity.BLOCKS),
    (replace(GOOD, expire_at=NOW), "expiry-before-go-live", Severity.BLOCKS),
    (
        replace(GOOD, go_live_at=NOW + timedelta(days=2), expire_at=NOW + timedelta(days=1)),
        "expiry-before-go-live",
        Severity.BLOCKS,
    ),
    (replace(GOOD, links=(LinkedPage(place=BODY, id=7),)), "link-not-public", Severity.WARNS),
    (replace(GOOD, links=(LinkedPage(place=BODY, id=7, title="Draft"),)), "link-not-public", Severity.WARNS),
    (replace(GOOD, documents=(LinkedDocument(place=BODY, id=3),)), "document-private", Severity.WARNS),
    (
        replace(GOOD, documents=(LinkedDocument(place=BODY, id=3, title="Plan", is_private=True),)),
        "document-private",
        Severity.WARNS,
    ),
    (replace(GOOD, title="x" * 101), "title-long", Severity.WARNS),
    (replace(GOOD, seo_title="x" * 101), "seo-title-long", Severity.WARNS),
    (replace(GOOD, overtaken_at=NOW + timedelta(days=1)), "scheduled-version-older", Severity.WARNS),
]

FINE = [
    GOOD,
    image(),
    image(holder="", author="Ana"),
    image(**COMMONS, author="Ana", licence="cc-by-4.0"),
    image(rights_expire_on=TODAY + timedelta(days=31)),
    replace(GOOD, films=(Film(BODY, FILM), Film(BODY, "https://vimeo.com/76979871"))),
    replace(GOOD, go_live_at=NOW + timedelta(seconds=1)),
    replace(GOOD, go_live_at=NOW - timedelta(days=1), was_published=True),
    replace(GOOD, go_live_at=NOW, is_scheduled=True),
    replace(GOOD, go_live_at=NOW + timedelta(days=1), expire_at=NOW + timedelta(days=2)),
    replace(GOOD, expire_at=NOW + timedelta(seconds=1)),
    replace(GOOD, links=(LinkedPage(place=BODY, id=7, title="News", is_public=True),)),
    replace(GOOD, documents=(LinkedDocument(place=BODY, id=3, title="Plan"),)),
    replace(GOOD, title="x" * 100, seo_title="x" * 100),
]


@pytest.mark.parametrize(("facts", "check", "severity"), FOUND)
def test_finds_it_and_nothing_else(facts: Facts, check: str, severity: Severity) -> None:
    assert found(facts) == {check: severity}


@pytest.mark.parametrize("facts", FINE)
def test_finds_nothing_where_all_is_well(facts: Facts) -> None:
    assert found(facts) == {}


def test_every_check_has_its_case() -> None:
    assert {check.id for check in CHECKS} == {check for _facts, check, _severity in FOUND}


def test_ids_are_given_once() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)


def test_rights_are_counted_from_the_day_of_go_live() -> None:
    facts = replace(image(rights_expire_on=TODAY + timedelta(days=5)), go_live_at=NOW + timedelta(days=5))
    assert found(facts) == {"image-rights-over": Severity.BLOCKS}


def test_day_of_go_live_is_the_sites_own() -> None:
    """Half past eleven at night in UTC is the next day in Paris."""
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    facts = replace(image(rights_expire_on=date(2026, 11, 25)), now=late)
    assert found(facts) == {"image-rights-over": Severity.BLOCKS}


def test_each_place_of_an_image_is_pointed_to() -> None:
    bare = replace(GOOD_IMAGE, description="")
    facts = replace(GOOD, images=(bare, replace(bare, place=BODY)))
    assert [(one.field, one.block) for one in findings(facts)] == [("lead_image", ""), ("body", "block-1")]


def test_sentences_name_what_is_meant() -> None:
    (finding,) = findings(image(description=""))
    assert "“Town hall”" in finding.message


def test_sentences_speak_the_language_of_the_reader() -> None:
    (finding,) = findings(image(rights_expire_on=TODAY))
    assert "24 November 2026" in finding.message
    with translation.override("fr"):
        assert "24 novembre 2026" in finding.message


def test_two_dead_links_in_one_block_are_two_findings() -> None:
    facts = replace(GOOD, links=(LinkedPage(place=BODY, id=7), LinkedPage(place=BODY, id=8)))
    assert len({finding.identity for finding in findings(facts)}) == 2
