"""What an element says of a figure. No database."""

from datetime import date
from typing import Any

import pytest

from participants.figures.figure import Figure, Subject

ONE = {"figure": "ordinal", "participant": "7"}


@pytest.mark.parametrize(
    "figure",
    [
        Figure(subject=Subject.PARTICIPANTS),
        Figure(subject=Subject.COUNTRIES, frozen_on=date(2015, 5, 20)),
        Figure(subject=Subject.ORDINAL, participant=7, frozen_on=date(2015, 5, 20)),
    ],
)
def test_what_is_stored_is_read_again(figure: Figure) -> None:
    assert Figure.from_attributes(figure.attributes) == figure


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        {"figure": "members"},
        {"figure": "ordinal"},
        {"figure": "participants", "participant": "7"},
        {"figure": "participants", "asof": "yesterday"},
        {"figure": "participants", "asof": "2015-02-30"},
        {"figure": "participants", "asof": "20150520"},
        {"figure": "participants", "asof": "٢٠١٥-٠٥-٢٠"},
        ONE | {"participant": "0"},
        ONE | {"participant": "-1"},
        ONE | {"participant": "9" * 40},
        ONE | {"participant": "\0"},
        {"figure": None, "asof": 3, "participant": []},
    ],
)
def test_rubbish_is_no_figure(attributes: dict[str, Any]) -> None:
    assert Figure.from_attributes(attributes) is None
