"""What a registry figure says, in the active language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext

from cms.common.ordinals import ordinal
from participants.figures.chronicle import Chronicle, read_chronicle
from participants.figures.figure import Figure, Subject


@dataclass(frozen=True)
class Said:
    number: int
    text: str


def tell(figures: Iterable[Figure | None]) -> list[Said | None]:
    """What each says; None for one that says nothing. One query, for any number of them.

    Of a participant that readers do not know of, nothing is said: neither its number nor its name.
    """
    asked = list(figures)
    if not any(asked):
        return [None] * len(asked)
    chronicle = read_chronicle()
    return [said_by(figure, chronicle) if figure else None for figure in asked]


def said_by(figure: Figure, chronicle: Chronicle) -> Said | None:
    number = _number_of(figure, chronicle)
    return None if number is None else Said(number, _words(figure.subject, number))


def description_of(figure: Figure, name: str = "") -> str:
    """Which figure it is, for staff: “The number of countries, as of 20 May 2015”; of an ordinal whose."""
    told = {"figure": f"{figure.subject.label} ({name})" if name else figure.subject.label}
    if figure.frozen_on is None:
        return gettext("%(figure)s, always up to date") % told
    day = date_format(figure.frozen_on)
    return gettext("%(figure)s, as of %(day)s") % {**told, "day": day}


def _number_of(figure: Figure, chronicle: Chronicle) -> int | None:
    if figure.subject == Subject.ORDINAL:
        return chronicle.ordinal_of(figure.participant, figure.frozen_on)
    count = chronicle.count_on(figure.frozen_on)
    return count.participants if figure.subject == Subject.PARTICIPANTS else count.countries


def _words(subject: Subject, number: int) -> str:
    if subject == Subject.ORDINAL:
        return gettext("%(number)s participant") % {"number": ordinal(number, get_language() or "")}
    if subject == Subject.PARTICIPANTS:
        return f"{number} {ngettext('participant', 'participants', number)}"
    return f"{number} {ngettext('country', 'countries', number)}"
