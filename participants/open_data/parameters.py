"""What may stand behind the question mark of a file's address."""

from datetime import date
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.http import QueryDict

from participants.days import day_of

AS_OF = "as_of"
_KNOWN = [AS_OF]
_LONGEST_SHOWN = 40
# Any resemblance will do: there are not many to choose from.
_RESEMBLANCE = 0.0


class ParameterError(ValueError):
    """The message says what is wrong, and what to write instead."""


def day_in(parameters: QueryDict) -> date | None:
    """The day that is asked for, or None. Raises `ParameterError`."""
    for name in parameters:
        if name not in _KNOWN:
            nearest = get_close_matches(name, _KNOWN, n=1, cutoff=_RESEMBLANCE)[0]
            shown = name.replace("\0", "")[:_LONGEST_SHOWN]
            raise ParameterError(f"There is no parameter “{shown}”. The nearest one is “{nearest}”.")
    days = parameters.getlist(AS_OF)
    if not days:
        return None
    if len(days) > 1:
        raise ParameterError(f"{AS_OF} stands there {len(days)} times: ask for one day.")
    try:
        return day_of(days[0])
    except ValidationError as error:
        raise ParameterError(f"{AS_OF}: {' '.join(error.messages)}") from error
