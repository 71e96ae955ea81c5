"""What reading a file yields: entries, what stands around them, and what is wrong with it."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

Headline = tuple[str, date]


def headline(title: str, day: date) -> Headline:
    """Two pieces of news are the same if title (whatever its case and spacing) and date are."""
    return " ".join(title.split()).casefold(), day


class UnusableFileError(Exception):
    """The file as a whole cannot be read as news. The message says what is wrong, not which file it is."""


@dataclass(frozen=True)
class NewsEntry:
    """One piece of news. `line` is where it begins in the file, counted from 1."""

    line: int
    title: str
    date: date
    credit: str
    teaser: str
    """Plain text; paragraphs are separated by an empty line."""
    body: str | None = None
    """Clean HTML, empty for a feed's entry without more text; None where the source has no bodies at all."""
    guid: str = ""

    @property
    def headline(self) -> Headline:
        return headline(self.title, self.date)

    @property
    def key(self) -> str:
        """What makes it the same entry next time: its identifier in the feed, else title and date."""
        identity = ("guid", self.guid) if self.guid else ("headline", *self.headline)
        return sha256("\n".join(map(str, identity)).encode()).hexdigest()


@dataclass(frozen=True)
class Furniture:
    """A part of the old page around its news, such as the box that invites to join."""

    line: int
    kind: str
    text: str


@dataclass(frozen=True)
class Problem:
    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass
class Reading:
    """Everything found in one file."""

    source: str
    """What the file is: "news list", "RSS", "Atom"."""
    entries: list[NewsEntry] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
