"""The columns of the file."""

REQUIRED = ("ordinal", "name", "country", "kind", "joined_on")
FACTS = ("kind", "population", "roma_population_estimate", "website", "latitude", "longitude", "is_sample")
"""What a later file may change. The rest follows from the record, or is whom the row is about."""
KNOWN = (
    *("ordinal", "name", "country", "kind", "joined_on", "status", "withdrawn_on", "population"),
    *("roma_population_estimate", "website", "latitude", "longitude", "is_sample", "note"),
)
# Beside those of the file: which row of the spreadsheet it is.
ROW = "#"


def column_named(heading: str) -> str:
    """As people write it: "Joined on" is `joined_on`."""
    return "_".join(heading.casefold().replace("_", " ").split())
