"""The files themselves. Each takes the dataset and gives the bytes."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from cms.common.spreadsheets import without_formula
from cms.common.text import without_control_characters
from participants.open_data.dataset import Dataset, licence
from participants.open_data.rows import COLUMNS, Row, ordered

# Excel takes a CSV file for UTF-8 only where it begins with this.
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Format:
    extension: str
    name: str
    media_type: str
    write: Callable[[Dataset], bytes]
    is_attachment: bool = False

    @property
    def content_type(self) -> str:
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


def as_csv(dataset: Dataset) -> bytes:
    """RFC 4180; what a spreadsheet program would run has an apostrophe before it."""
    file = StringIO(_BYTE_ORDER_MARK)
    file.seek(0, 2)
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in ordered(row)] for row in dataset.rows)
    return file.getvalue().encode()


def as_json(dataset: Dataset) -> bytes:
    participants = [_stated(row) for row in dataset.rows]
    return _json(_about(dataset) | {"participants": participants})


def as_geojson(dataset: Dataset) -> bytes:
    """RFC 7946; what is said of the whole registry stands beside its features, as section 6.1 allows."""
    features = [_feature(row) for row in dataset.rows]
    return _json({"type": "FeatureCollection"} | _about(dataset) | {"features": features})


def _about(dataset: Dataset) -> dict[str, Any]:
    terms = licence()
    return {
        "title": dataset.title,
        "as_of": dataset.as_of,
        "recorded_at": dataset.recorded_at,
        "publisher": dataset.publisher,
        "licence": {"name": terms.name, "url": terms.url},
        "attribution": dataset.attribution,
        "url": dataset.url,
        "count": len(dataset.rows),
    }


def _stated(row: Row) -> Row:
    return {column: row[column] for column in COLUMNS}


def _feature(row: Row) -> dict[str, Any]:
    place = row["longitude"], row["latitude"]
    geometry = None if None in place else {"type": "Point", "coordinates": place}
    properties = {
        name: value for name, value in _stated(row).items() if name not in {"latitude", "longitude"}
    }
    return {"type": "Feature", "id": row["uri"], "geometry": geometry, "properties": properties}


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return without_formula(without_control_characters(value)) if isinstance(value, str) else value


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, default=date.isoformat).encode()


FORMATS = {
    one.extension: one
    for one in (
        Format("csv", "CSV", "text/csv", as_csv, is_attachment=True),
        Format("json", "JSON", "application/json", as_json),
        Format("geojson", "GeoJSON", "application/geo+json", as_geojson),
    )
}
