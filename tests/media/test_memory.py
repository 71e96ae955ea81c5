"""What hostile and large files cost in memory, each measured in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from tests.media.files import declared_gif, declared_png, encoded

pytestmark = pytest.mark.slow

MEGABYTE = 1024
# The largest picture that is accepted decodes to 160 MB; turning it takes twice that.
LIMIT = 400 * MEGABYTE

# Takes the file in as the form and the model do, without a database, then makes a thumbnail.
PROGRAM = """
import resource, sys
from pathlib import Path
import django
django.setup()
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.models import Filter
from cms.media.forms import PictureField
from cms.media.models import CreditedImage

path = Path(sys.argv[1])
file = SimpleUploadedFile(path.name, path.read_bytes())
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    image = CreditedImage(title="Picture", collection_id=1, file=PictureField().clean(file))
    image.file.save(path.name, file, save=False)
    image.generate_rendition_file(Filter("max-165x165"))
    accepted = True
except ValidationError:
    accepted = False
print(accepted, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def cost(path: Path) -> tuple[bool, int]:
    """Whether the file is accepted, and by how many kilobytes the process grew at its largest."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        cwd=settings.PROJECT_DIR,
        env={
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "DATABASE_URL": "sqlite://:memory:",
            "PATH": "",
            "TMPDIR": str(path.parent),
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    accepted, growth = run.stdout.split()
    return accepted == "True", int(growth)


def solid(kind: str, side: int, mode: str = "RGB", **options) -> bytes:
    return encoded(Image.new(mode, (side, side), 120), kind, **options)


def turned() -> bytes:
    orientation = Image.Exif()
    orientation[0x0112] = 6
    return solid("JPEG", 6300, exif=orientation)


HOSTILE = {
    "declared.png": lambda: declared_png(11_000, 11_000),
    "declared.gif": lambda: declared_gif(60_000, 60_000),
    "bomb.png": lambda: solid("PNG", 13_000),
    "bomb.webp": lambda: solid("WEBP", 13_000, lossless=True),
    "bomb.gif": lambda: solid("GIF", 13_000, "P"),
}
LARGE = {
    "large.png": lambda: solid("PNG", 6300),
    "large.jpg": lambda: solid("JPEG", 6300),
    "turned.jpg": turned,
    "large.webp": lambda: solid("WEBP", 4400, lossless=True),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_for_next_to_nothing(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    accepted, growth = cost(path)
    assert not accepted
    assert growth < 60 * MEGABYTE


@pytest.mark.parametrize("name", LARGE)
def test_largest_picture_is_accepted_within_bounds(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(LARGE[name]())
    accepted, growth = cost(path)
    assert accepted
    assert growth < LIMIT
