"""Of which day the pages of a type speak, and whom they are about: each room says it of its own."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from cms.publishing.pages import EditorialPage

# From the primary keys of pages to the participants each is about, in one query.
AboutWhom = Callable[[Collection[int]], Mapping[int, frozenset[int]]]


def _about_nobody(_pages: Collection[int]) -> Mapping[int, frozenset[int]]:
    return {}


@dataclass(frozen=True)
class Dating:
    """`day_field` is a field with the day of the text; without one it is to be true today."""

    day_field: str = ""
    about: AboutWhom = _about_nobody


_datings: dict[type[EditorialPage], Dating] = {}


def register_dating(page_type: type[EditorialPage], dating: Dating) -> None:
    """To be called when the apps are ready."""
    _datings[page_type] = dating


def dating_of(page_type: type[EditorialPage]) -> Dating:
    return _datings.get(page_type, Dating())
