"""Checks of who is who, and where. Pure: facts in, problems out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django_countries import countries

from participants.checking.facts import Facts, Registered
from participants.checking.findings import Problem
from participants.models import Participant


def namesakes(facts: Facts) -> Iterator[Problem]:
    """In one country, accents and case aside: a city and the county of its name, or one twice."""
    for several in _of_one_name(facts):
        by_country = defaultdict(list)
        for one in several:
            by_country[one.country].append(one)
        for twins in by_country.values():
            if len(twins) > 1:
                message = _("%(who)s have the same name. Are they the same?")
                yield Problem(message % {"who": _listed(twins)}, twins[-1])


def namesakes_abroad(facts: Facts) -> Iterator[Problem]:
    for several in _of_one_name(facts):
        if len({one.country for one in several}) > 1:
            message = _("%(who)s have the same name in different countries. Is each country right?")
            yield Problem(message % {"who": _listed(several)}, several[-1])


def without_country(facts: Facts) -> Iterator[Problem]:
    for one in facts.participants:
        if one.country not in countries.countries:
            yield Problem(_("%(name)s has no country.") % {"name": one.name}, one)


def without_position(facts: Facts) -> Iterator[Problem]:
    for one in facts.participants:
        if not one.is_on_map:
            message = _("%(name)s has no coordinates: it is not on the map.")
            yield Problem(message % {"name": one.name}, one)


def _of_one_name(facts: Facts) -> list[list[Registered]]:
    by_name = defaultdict(list)
    for one in facts.participants:
        by_name[one.sort_name].append(one)
    return [several for several in by_name.values() if len(several) > 1]


def _listed(several: Sequence[Registered]) -> str:
    return ", ".join(_described(one) for one in several)


def _described(one: Registered) -> str:
    kinds = dict(Participant.Kind.choices)
    details = [str(kinds.get(one.kind, one.kind)), str(countries.name(one.country))]
    if one.standing.ordinal:
        details.append(_("number %(number)s") % {"number": one.standing.ordinal})
    return f"{one.name} ({', '.join(filter(None, details))})"
