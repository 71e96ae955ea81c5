"""Films that a page may show in a frame, and the cookie-free player of each provider."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Player:
    provider: str
    url: str


_PROVIDERS = (
    (
        "YouTube",
        re.compile(r"https://(?:www\.youtube\.com/watch\?v=|youtu\.be/)([\w-]{11})(?:[&?#].*)?"),
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    (
        "Vimeo",
        re.compile(r"https://vimeo\.com/(\d+)(?:[/?#].*)?"),
        "https://player.vimeo.com/video/{}?dnt=1",
    ),
)


def player_for(url: str) -> Player | None:
    """The player for a film's address, or None when its provider is not one of ours."""
    for provider, pattern, player_url in _PROVIDERS:
        if match := pattern.fullmatch(url):
            return Player(provider, player_url.format(match[1]))
    return None
