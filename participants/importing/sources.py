"""A file somebody gives, as the audit log remembers it."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from tablib import Dataset

from participants.importing.reading import read_file, read_table


@dataclass(frozen=True)
class Source:
    name: str
    content: bytes

    @classmethod
    def at(cls, path: Path) -> "Source":
        """Raises `UnusableFileError`."""
        return cls(path.name, read_file(path))

    @cached_property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()

    @cached_property
    def table(self) -> Dataset:
        """Raises `UnusableFileError`."""
        return read_table(self.content)
