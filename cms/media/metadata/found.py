"""What one kind of metadata says, as it says it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Found:
    """Texts as they stand in the file, the most telling first; any may be rubbish."""

    authors: Sequence[str] = ()
    holders: Sequence[str] = ()
    sources: Sequence[str] = ()
    rights: Sequence[str] = ()
    """Texts and addresses that may name the licence."""
    descriptions: Sequence[str] = ()
