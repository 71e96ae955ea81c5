"""Which category an article is likely to be, and why.

The rules are tried in order; the first that holds decides. They look for words that the alliance's own
news uses. Where none holds, the article is a statement: something the alliance says.
"""

import re
from dataclasses import dataclass

from newsroom.importing.entries import NewsEntry
from newsroom.importing.statements import speaks_of_accession


@dataclass(frozen=True)
class Proposal:
    """A category by the slug of its default, and the reason in words."""

    category: str
    reason: str


@dataclass(frozen=True)
class _Rule:
    category: str
    reason: str
    title: str = ""
    teaser: str = ""
    """Patterns; a rule holds when each one it has is found."""

    def holds_for(self, entry: NewsEntry) -> bool:
        pairs = ((self.title, entry.title), (self.teaser, entry.teaser))
        return all(re.search(pattern, text, re.IGNORECASE) for pattern, text in pairs if pattern)


_QUOTED_SPEAKER = r"\A[^:“”\"']{3,60}:\s*(?:[“\"«‘]|'')"
_GATHERING = (
    r"\b(?:conference|forum|seminar|workshop|round ?table|meetings?|session|summit|hearing|training"
    r"|festival|webinar|delegation)\b"
)

_RULES = (
    _Rule("interview", "“interview” in the title", title=r"\binterview"),
    _Rule("call", "a call in the title", title=r"\bcall for\b|\bcall to\b|\bapply (?:now|by|for)\b"),
    _Rule(
        "participant-news",
        "a new participant in the title",
        title=r"\b(?:new|newest|[0-9]+(?:st|nd|rd|th))\s+(?:\w+\s+)?participant\b"
        r"|\bwelcomes\b.*\bparticipants?\b|\bjoins? the alliance\b",
    ),
    _Rule("event", "a gathering in the title", title=_GATHERING),
    _Rule(
        "publication",
        "a document in the title",
        title=r"\b(?:guidelines|report|study|handbook|toolkit|brochure|publication|published|newsletter)\b",
    ),
    _Rule("interview", "an interview in the teaser", teaser=r"\bin (?:this|an) interview\b"),
    _Rule(
        "interview",
        "somebody’s views in title and teaser",
        title=_QUOTED_SPEAKER,
        teaser=r"\bexpress\w*\b.{0,20}\b(?:thoughts|views|opinions?)\b|\banswers?\b.{0,20}\bquestions\b",
    ),
    _Rule("statement", "a quoted speaker in the title", title=_QUOTED_SPEAKER),
    _Rule(
        "participant-news",
        "what participants did, in the teaser",
        teaser=r"\b(?:alliance )?participants have (?:agreed|decided|adopted|launched|started)\b",
    ),
    _Rule("call", "a call in the teaser", teaser=r"\bcall for (?:applications?|proposals|participation)\b"),
)

DEFAULT = Proposal("statement", "nothing more specific found")


def propose_category(entry: NewsEntry) -> Proposal:
    for rule in _RULES:
        if rule.holds_for(entry):
            return Proposal(rule.category, rule.reason)
    if speaks_of_accession(entry.teaser):
        return Proposal("participant-news", "an accession in the teaser")
    return DEFAULT
