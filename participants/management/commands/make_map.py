"""Draws the map of Europe that the site ships. Run once, and again when the frame changes."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from participants.mapping.drawing import draw
from participants.mapping.topology import Topology

TARGET = Path(__file__).resolve().parents[2] / "static/participants/europe.svg"


class Command(BaseCommand):
    help = "Draw participants/static/participants/europe.svg from a TopoJSON file of the world's countries."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "topology", type=Path, help="countries-50m.json of the package world-atlas (Natural Earth)"
        )

    def handle(self, *args: Any, topology: Path, **options: Any) -> None:
        svg = draw(Topology(json.loads(topology.read_text(encoding="utf-8"))))
        TARGET.write_text(svg, encoding="utf-8")
        self.stdout.write(f"{TARGET}: {len(svg):,} characters")
