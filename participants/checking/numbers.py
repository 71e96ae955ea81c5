"""Checks of the numbers. Pure: facts in, problems out."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.checking.facts import Facts, Registered
from participants.checking.findings import Problem
from participants.checking.gaps import gaps_between, named
from participants.record.standing import Kind


def gaps(facts: Facts) -> Iterator[Problem]:
    """Those that history left. A freed number is no gap: somebody will get it."""
    taken = {number for number, _one in facts.numbered} | _freed(facts).keys()
    for gap in gaps_between(taken):
        message = ngettext(
            "Nobody has the number %(numbers)s.", "Nobody has the numbers %(numbers)s.", len(gap)
        )
        yield Problem(message % {"numbers": named(gap)})


def freed_numbers(facts: Facts) -> Iterator[Problem]:
    message = _(
        "The number %(number)s was given back when an admission was undone. The next admission gets it."
    )
    for number, one in sorted(_freed(facts).items()):
        yield Problem(message % {"number": number}, one)


def numbers_given_twice(facts: Facts) -> Iterator[Problem]:
    holders: dict[int | None, list[Registered]] = defaultdict(list)
    for one in facts.participants:
        for accession in one.accessions:
            holders[accession.ordinal].append(one)
    for number, several in holders.items():
        if len(several) > 1:
            names = ", ".join(one.name for one in several)
            message = _("By the record, several have the number %(number)s: %(names)s.")
            yield Problem(message % {"number": number, "names": names}, several[-1])


def counter_too_low(facts: Facts) -> Iterator[Problem]:
    given = [number for number, _one in facts.numbered]
    given += [entry.ordinal for one in facts.participants for entry in one.accessions if entry.ordinal]
    if facts.counter is None:
        yield Problem(_("The counter of numbers is gone: nobody can be admitted. Run `manage.py migrate`."))
    elif given and facts.counter < max(given):
        told = {"counter": facts.counter, "highest": max(given)}
        message = _("The counter stands at %(counter)s, below the highest number, %(highest)s.")
        yield Problem(message % told)


def dates_against_numbers(facts: Facts) -> Iterator[Problem]:
    """Who has a number joined no earlier than who has the one before: else one of the dates may be wrong.

    Neighbours alone: one wrong date is one finding, not one for each number after it.
    """
    message = _(
        "%(name)s, number %(number)s, joined on %(day)s: before %(other)s, number %(lower)s, on %(earlier)s."
    )
    dated = [
        (number, one, one.standing.joined_on) for number, one in facts.numbered if one.standing.joined_on
    ]
    for (lower, other, earlier), (number, one, day) in pairwise(dated):
        if day < earlier:
            told = {
                "name": one.name,
                "number": number,
                "day": date_format(day),
                "other": other.name,
                "lower": lower,
                "earlier": date_format(earlier),
            }
            yield Problem(message % told, one)


def _freed(facts: Facts) -> dict[int, Registered]:
    """Numbers of void accessions that nobody has, and who was to have them."""
    held = {number for number, _one in facts.numbered}
    void = {entry.corrects_id for entry, _one in facts.entries.values() if entry.kind == Kind.VOID}
    return {
        entry.ordinal: one
        for entry, one in facts.entries.values()
        if entry.pk in void and entry.ordinal and entry.ordinal not in held
    }
