"""Illustrations drawn by code when the demo is loaded, each with the words that describe it."""

from collections.abc import Callable
from dataclasses import dataclass

from cms.demo.illustrations import paper, people, rooms, signs, squares, towns, waters
from cms.demo.illustrations.canvas import Canvas


@dataclass(frozen=True)
class Illustration:
    """A drawing; its description is what a reader who cannot see it is told."""

    draw: Callable[[], Canvas]
    title: str
    description: str


ILLUSTRATIONS = {
    "bay": Illustration(
        waters.bay,
        "Town on a bay",
        "A small town with red roofs and a bell tower on a quay; sailing boats on the bay, hills behind",
    ),
    "winter-river": Illustration(
        waters.winter_river,
        "Bridge over a winter river",
        "A blue arched bridge over a river with ice floes; snowy roofs, firs and two green spires behind it",
    ),
    "canal": Illustration(
        towns.canal,
        "Houses along a canal",
        "A row of brick and plaster houses with stepped gables along a canal, on which a barge passes",
    ),
    "white-town": Illustration(
        towns.white_town,
        "White town by the sea",
        "White cube-shaped houses and a blue dome on a hill above the sea, with fishing boats below",
    ),
    "evening-street": Illustration(
        towns.evening_street,
        "Street in the evening",
        "A street of houses at nightfall with lit windows, three street lamps and a crescent moon",
    ),
    "square": Illustration(
        squares.square,
        "Town square on a feast day",
        "People on the square in front of a town hall with a clock tower; coloured pennants hang above them",
    ),
    "boulevard": Illustration(
        squares.boulevard,
        "Boulevard with market hall",
        "A boulevard between rows of trees leads to a market hall with one large and two small blue domes",
    ),
    "chamber": Illustration(
        rooms.chamber,
        "Council chamber from above",
        "A half-circle of council seats seen from above, around a lectern and a table; one seat is red",
    ),
    "classroom": Illustration(
        rooms.classroom,
        "Classroom",
        "Seven pupils at their desks in front of a blackboard with a triangle and a wheel on it",
    ),
    "stage": Illustration(
        rooms.stage,
        "Conference stage",
        "Four speakers at a table on a stage, a wheel on the screen behind them, an audience in front",
    ),
    "workshop": Illustration(
        people.workshop,
        "Workshop table",
        "Six people around a table seen from above, with papers, a bar chart and cups of coffee",
    ),
    "conversation": Illustration(
        people.conversation,
        "Conversation",
        "Two people side by side at a table with two cups, a speech bubble above each of them",
    ),
    "circle": Illustration(
        people.circle_of_people,
        "Ring of people",
        "Ten people seen from above, shoulder to shoulder in a ring around a red wheel",
    ),
    "wheel": Illustration(
        signs.wheel,
        "Wheel",
        "A wheel with sixteen spokes and a red hub, within a ring of coloured segments, on blue above green",
    ),
    "network": Illustration(
        signs.network,
        "Network",
        "Circles of different sizes in blue, green and yellow, joined by lines; one of them is red",
    ),
    "building-blocks": Illustration(
        signs.building_blocks,
        "Building blocks",
        "Towers of coloured blocks that grow from left to right; a red crane brings the next block",
    ),
    "letters": Illustration(
        paper.letters,
        "Letters",
        "Five sealed envelopes and a fountain pen on a light table",
    ),
    "report": Illustration(
        paper.report,
        "Report",
        "A printed report with a wheel on its cover band, a bar chart, a ring chart and a red bookmark",
    ),
    "calendar": Illustration(
        paper.calendar,
        "Calendar and clock",
        "A wall calendar on which one day carries a wheel, beside a clock that shows five past ten",
    ),
}
