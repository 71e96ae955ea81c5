"""The columns of the file, and how their cells are read."""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django_countries import countries
from import_export.fields import Field
from import_export.widgets import Widget

from participants.importing.cells import ChoiceCell, DayCell, DegreesCell, NumberCell, TextCell
from participants.importing.columns import KNOWN, ROW
from participants.models import Participant
from participants.record.standing import Status

_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@cache
def fields() -> dict[str, Field]:
    """By column. Not at import: names are in the languages of the site, which are ready later."""
    cells: dict[str, Widget] = {
        "ordinal": NumberCell(least=1),
        "name": TextCell(longest=200),
        "country": ChoiceCell(_countries(), example="ME, Montenegro"),
        "kind": ChoiceCell(_choices(Participant.Kind), example=", ".join(Participant.Kind.values)),
        "joined_on": DayCell(),
        "status": ChoiceCell(_choices(Status), example="participant, withdrawn"),
        "withdrawn_on": DayCell(),
        "population": NumberCell(least=0),
        "roma_population_estimate": NumberCell(least=0),
        "website": TextCell(longest=200),
        "latitude": DegreesCell(most=90),
        "longitude": DegreesCell(most=180),
        "is_sample": ChoiceCell(_YES_NO, example="yes, no"),
        "note": TextCell(longest=2000, lines=True),
    }
    columns = {name: Field(attribute=name, column_name=name, widget=cells[name]) for name in KNOWN}
    return {"row": Field(attribute="row", column_name=ROW, widget=Widget()), **columns}


def _countries() -> dict[str, str]:
    named = {code: code for code in countries.countries}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            named |= {str(country.name): country.code for country in countries}
    return named


def _choices(choices: Any) -> dict[str, str]:
    """In English, as the file has them; a label is what an export of the registry has."""
    with translation.override("en"):
        return {name: value for value, label in choices.choices for name in (value, str(label))}
