"""The first words of an announcement, in the language of its page, which is not that of whoever announces.

They are content, not interface: editors change them. A language without words of its own gets the English.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html

from cms.common.ordinals import ordinal
from participants.models import Participant


@dataclass(frozen=True)
class Words:
    """Patterns. `place` is the name with its country: no language bends a name in brackets."""

    title: str
    teaser: str
    body: str


WORDS: Mapping[str, Words] = {
    "en": Words(
        title="{name} is the {number} participant",
        teaser="{place} joined the Alliance on {day}. It is the {number} participant.",
        body="<p>Read more about {profile}.</p>",
    ),
    "fr": Words(
        title="{name} est le {number} participant",
        teaser="{place} a rejoint l’Alliance le {day}. C’est le {number} participant.",
        body="<p>En savoir plus : {profile}.</p>",
    ),
}


def title_for(participant: Participant, language: str) -> str:
    """ "Tivat is the 127th participant"; in French, "Tivat est le 127e participant"."""
    return _words(language).title.format(name=participant.name, number=_number(participant, language))


def teaser_for(participant: Participant, language: str) -> str:
    if participant.joined_on is None:
        raise ValueError(f"{participant} has no accession to announce.")
    with translation.override(language):
        place = f"{participant.name} ({participant.country.name})"
        day = date_format(participant.joined_on)
    number = _number(participant, language)
    return _words(language).teaser.format(place=place, day=day, number=number)


def body_for(participant: Participant, language: str, *, profile: int) -> str:
    """Rich text with a link to the page numbered `profile`."""
    link = format_html('<a linktype="page" id="{}">{}</a>', profile, participant.name)
    return str(format_html(_words(language).body, profile=link))


def _words(language: str) -> Words:
    return WORDS.get(language.partition("-")[0], WORDS["en"])


def _number(participant: Participant, language: str) -> str:
    if participant.ordinal is None:
        raise ValueError(f"{participant} has no number to announce.")
    return ordinal(participant.ordinal, language)
