"""The registry as files for other programs: CSV, JSON and GeoJSON. What they hold: docs/open-data.md."""
