"""What each role may do. Change it here, and run `manage.py ensure_roles`.

The groups mean exactly this. Other groups, for other needs, are left alone; a person may be in several.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cms.publishing.people import COMMUNICATIONS, EDITORS, REGISTRARS
from newsroom.models import NewsIndexPage
from participants.models import ParticipantIndexPage

# Where the newsroom works: what is below these pages, in every language, goes through approval.
SECTIONS = (NewsIndexPage, ParticipantIndexPage)


@dataclass(frozen=True, kw_only=True)
class Role:
    """Actions, in words: on all pages, in the sections, with images and documents, with documents alone,
    with other things."""

    pages: str = ""
    sections: str = ""
    files: str = ""
    documents: str = ""
    things: Mapping[str, str] = field(default_factory=dict)


ROLES = {
    COMMUNICATIONS: Role(
        sections="add change",
        files="add change choose",
        things={
            "newsroom.articlecategory": "view",
            "newsroom.author": "add change view",
            "participants.participant": "view",
            "participants.milestone": "add change view",
            "wagtail_localize.translation": "submit",
        },
    ),
    EDITORS: Role(
        pages="add change publish lock unlock bulk_delete",
        files="add change choose",
        things={
            "newsroom.articlecategory": "add change delete view",
            "newsroom.author": "add change delete view",
            "participants.participant": "view",
            "participants.milestone": "add change delete view",
            "wagtail_localize.translation": "submit",
            "wagtailredirects.redirect": "add change delete view",
        },
    ),
    REGISTRARS: Role(
        documents="add choose",  # the evidence of an entry
        things={
            "participants.participant": "add change view register",
            "participants.milestone": "add change delete view",
            "participants.application": "change view",
        },
    ),
}
