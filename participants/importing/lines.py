"""What one row says."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from participants.importing.columns import FACTS
from participants.importing.steps import Step


@dataclass
class Line:
    """`None` where the cell is empty or there is no such column: it says nothing then."""

    row: int = 0
    ordinal: int | None = None
    name: str | None = None
    country: str | None = None
    kind: str | None = None
    joined_on: date | None = None
    status: str | None = None
    withdrawn_on: date | None = None
    population: int | None = None
    roma_population_estimate: int | None = None
    website: str | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    is_sample: bool | None = None
    note: str | None = None

    step: Step | None = None
    """What it would do, once it has been compared with the registry."""

    @property
    def facts(self) -> dict[str, Any]:
        said = {name: getattr(self, name) for name in FACTS}
        return {name: value for name, value in said.items() if value is not None}
