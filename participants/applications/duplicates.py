"""Who may be the same authority: another application, or a participant already.

Compared by sort key, accents and case aside: the same name anywhere, or a close one in the same country.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Self

from participants.models import Application, Participant

# Alike enough to ask whether one is a slip of the pen: one letter in eight.
_CLOSE = 0.86
# A shorter word, such as "of" or "La", does not make a name by itself.
_TELLING_LETTERS = 4


@dataclass(frozen=True, kw_only=True)
class Twin:
    """One that may be the same."""

    record: Any  # an Application or a Participant, with its name, state and day
    is_same_name: bool

    @property
    def is_participant(self) -> bool:
        return isinstance(self.record, Participant)


def are_close(one: str, other: str) -> bool:
    """Whether two sort keys differ by little, or one has all words of the other: "tivat", "grad tivat"."""
    words, other_words = set(one.split()), set(other.split())
    fewer = min(words, other_words, key=len)
    if fewer <= (words & other_words) and any(len(word) >= _TELLING_LETTERS for word in fewer):
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The quick ones are upper bounds: few pairs are compared in full.
    return (
        matcher.real_quick_ratio() >= _CLOSE and matcher.quick_ratio() >= _CLOSE and matcher.ratio() >= _CLOSE
    )


class Duplicates:
    """Looks for twins among all applications and participants: two queries, for any number of both."""

    def __init__(self, applications: Iterable[Application], participants: Iterable[Participant]) -> None:
        self._by_name: dict[str, list[Any]] = {}
        self._by_country: dict[str, list[Any]] = {}
        records: list[Any] = [*participants, *applications]
        for record in records:
            self._by_name.setdefault(record.sort_name, []).append(record)
            self._by_country.setdefault(record.country.code, []).append(record)

    @classmethod
    def on_record(cls) -> Self:
        return cls(
            Application.objects.only("name", "sort_name", "country", "state", "submitted_at"),
            Participant.objects.only("name", "sort_name", "country", "status", "ordinal"),
        )

    def of(self, application: Application) -> list[Twin]:
        """Participants first. What it has become itself is none."""
        same = self._by_name.get(application.sort_name, [])
        close = (
            record
            for record in self._by_country.get(application.country.code, ())
            if record not in same and are_close(record.sort_name, application.sort_name)
        )
        found = [
            *(Twin(record=record, is_same_name=True) for record in same),
            *(Twin(record=record, is_same_name=False) for record in close),
        ]
        others = (twin for twin in found if not _is_itself(twin.record, application))
        return sorted(others, key=lambda twin: (not twin.is_participant, not twin.is_same_name))


def _is_itself(record: Any, application: Application) -> bool:
    return record == application or (
        isinstance(record, Participant) and record.pk == application.participant_id
    )
