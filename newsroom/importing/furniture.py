"""What stood around the news on the old site's page: recognised, reported, never imported."""

import re

from newsroom.importing.entries import Furniture
from newsroom.importing.paragraphs import Block, joined

_LONGEST = 400  # also what keeps a hostile text from costing the patterns much time
_NETWORKS = r"(?:facebook|twitter|x|rss|youtube|instagram|linkedin|mastodon|flickr|vimeo)"

_RULES = (
    ("social links", re.compile(rf"{_NETWORKS}(?:[\s|,·/]+{_NETWORKS})*", re.IGNORECASE)),
    ("join box", re.compile(r"join the alliance", re.IGNORECASE)),
    ("join box", re.compile(r".*\bbecome an alliance participant\b.*\bform\b.*", re.IGNORECASE)),
    ("NGO box", re.compile(r"cooperate as (?:an )?ngo", re.IGNORECASE)),
    ("NGO box", re.compile(r".*\bform\b.*\bcooperation between your ngo\b.*", re.IGNORECASE)),
    ("contact line", re.compile(r".*\bcontact us\b.*(?:@|\[at\]|\(at\)).*", re.IGNORECASE)),
)


def furniture_in(block: Block) -> Furniture | None:
    """What part of the old page this block is; None for anything else."""
    text = joined(block)
    if len(text) > _LONGEST:
        return None
    for kind, pattern in _RULES:
        if pattern.fullmatch(text):
            return Furniture(block[0].number, kind, text)
    return None
