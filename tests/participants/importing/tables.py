"""Files of participants, as text and as workbooks."""

import csv
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from tablib import Dataset

from participants.importing.running import Outcomes, import_source, preview
from participants.importing.sources import Source
from participants.models import Participant

COLUMNS = ("ordinal", "name", "country", "kind", "joined_on")

TIVAT = {
    "ordinal": "127",
    "name": "Tivat",
    "country": "ME",
    "kind": "municipality",
    "joined_on": "2015-05-20",
}
MEGARA = {"ordinal": "126", "name": "Megara", "country": "Greece", "kind": "city", "joined_on": "2015-05-06"}


def columns_of(rows: tuple[dict[str, Any], ...]) -> list[str]:
    return list(dict.fromkeys([*COLUMNS, *(column for row in rows for column in row)]))


def as_csv(*rows: dict[str, Any], delimiter: str = ",") -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, columns_of(rows), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_xlsx(*rows: dict[str, Any]) -> bytes:
    workbook = Workbook()
    columns = columns_of(rows)
    workbook.active.append(columns)
    for row in rows:
        workbook.active.append([row.get(column) for column in columns])
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def table(*rows: dict[str, Any]) -> Dataset:
    return source(*rows).table


def previewed(*rows: dict[str, Any]) -> Outcomes:
    return preview(table(*rows), by=None)


def source(*rows: dict[str, Any]) -> Source:
    return Source("history.csv", as_csv(*rows))


def imported(*rows: dict[str, Any]) -> Outcomes:
    return import_source(source(*rows), by=None)


def faults(*rows: dict[str, Any]) -> dict[str, str]:
    """What is wrong with the last of the rows, by column."""
    problems = previewed(*rows).problems
    assert {problem.row for problem in problems} <= {len(rows) + 1}
    return {problem.column: problem.message for problem in problems}


def record_of(name: str) -> list[tuple[Any, ...]]:
    entries = Participant.objects.get(name=name).entries.order_by("pk")
    return [(entry.kind, str(entry.effective_on), entry.ordinal) for entry in entries]
