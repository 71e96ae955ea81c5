"""Files without anything but the picture, bit for bit."""

import pytest
from PIL import ImageCms

from cms.media.pillow import opened
from cms.media.stripping import STRIPPERS
from cms.media.stripping.damage import DamagedPictureError
from tests.media.files import SECRET, animation, drawing, encoded, exif, png_chunk, xmp

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
STILL = ["JPEG", "PNG", "WEBP", "AVIF"]


def pixels(data: bytes) -> list[tuple[str, tuple[int, int], bytes]]:
    """Mode, size and content of every frame."""
    with opened(data) as picture:
        frames = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            frames.append((picture.mode, picture.size, picture.tobytes()))
        return frames


def described(kind: str) -> bytes:
    """A file that says the secret in every way its format has."""
    extra = {"comment": SECRET} if kind == "JPEG" else {}
    description = xmp(f"<dc:description>{SECRET}</dc:description>")
    return encoded(kind=kind, exif=exif(Artist=SECRET), xmp=description, icc_profile=PROFILE, **extra)


@pytest.mark.parametrize("kind", STILL)
def test_nothing_that_describes_the_picture_is_left(kind):
    original = described(kind)
    assert SECRET.encode() in original
    stripped = STRIPPERS[kind](original)
    assert SECRET.encode() not in stripped
    with opened(stripped) as picture:
        assert not picture.getexif()
        assert not picture.info.keys() & {"exif", "xmp", "comment", "photoshop"}


@pytest.mark.parametrize("kind", STILL)
def test_picture_stays_the_same_bit_for_bit(kind):
    original = described(kind)
    assert pixels(STRIPPERS[kind](original)) == pixels(original)


@pytest.mark.parametrize("kind", STILL)
def test_colour_profile_stays(kind):
    with opened(STRIPPERS[kind](described(kind))) as picture:
        assert picture.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("kind", [*STILL, "GIF"])
def test_what_follows_the_picture_is_cut_off(kind):
    original = encoded(kind=kind)
    assert STRIPPERS[kind](original + SECRET.encode()) == STRIPPERS[kind](original)


@pytest.mark.parametrize("kind", [*STILL, "GIF"])
def test_stripping_again_changes_nothing(kind):
    once = STRIPPERS[kind](encoded(kind=kind))
    assert STRIPPERS[kind](once) == once


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_animation_keeps_its_frames_and_timing(kind):
    original = animation(kind)
    stripped = STRIPPERS[kind](original)
    assert len(pixels(stripped)) == 4
    assert pixels(stripped) == pixels(original)
    with opened(stripped) as picture:
        assert picture.info["loop"] == 0
        picture.seek(1)
        picture.load()
        assert picture.info["duration"] == 80


def test_gif_loses_comments_and_foreign_applications():
    comment = b"\x21\xfe" + bytes([len(SECRET)]) + SECRET.encode() + b"\x00"
    packet = b"\x21\xff\x0bXMP DataXMP" + bytes([len(SECRET)]) + SECRET.encode() + b"\x00"
    original = encoded(kind="GIF", comment=SECRET)
    first_block = original.index(b"\x2c")
    assert SECRET.encode() not in STRIPPERS["GIF"](original)
    described = original[:-1] + comment + packet + original[-1:]
    assert SECRET.encode() not in STRIPPERS["GIF"](described)
    assert first_block


def test_png_loses_texts_before_and_after_its_pixels():
    original = encoded(kind="PNG")
    text = png_chunk(b"tEXt", b"Comment\x00" + SECRET.encode())
    unknown = png_chunk(b"seCr", SECRET.encode())
    described = original[:33] + text + original[33:-12] + text + unknown + original[-12:]
    assert pixels(described) == pixels(original)
    assert STRIPPERS["PNG"](described) == STRIPPERS["PNG"](original)


def test_jpeg_loses_the_thumbnail_in_its_first_segment():
    original = encoded()
    assert original[2:4] == b"\xff\xe0"
    jfif = b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01" + b"\x07\x08\x09"
    described = original[:2] + b"\xff\xe0" + (len(jfif) + 2).to_bytes(2) + jfif + original[20:]
    assert b"\x07\x08\x09" not in STRIPPERS["JPEG"](described)[:40]
    assert pixels(STRIPPERS["JPEG"](described)) == pixels(original)


def test_jpeg_with_several_scans_stays_the_same():
    original = encoded(progressive=True, restart_marker_rows=1)
    assert original.count(b"\xff\xda") > 1
    assert pixels(STRIPPERS["JPEG"](original)) == pixels(original)


def test_of_several_jpegs_in_a_row_the_first_is_kept():
    original = encoded(kind="MPO", save_all=True, append_images=[drawing("L")])
    with opened(original) as picture:
        assert picture.format == "MPO"
    stripped = STRIPPERS["MPO"](original)
    assert pixels(stripped) == pixels(original)[:1]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_png_of_every_mode_stays_the_same(mode):
    original = encoded(drawing(mode), "PNG", exif=exif())
    assert pixels(STRIPPERS["PNG"](original)) == pixels(original)


def test_transparent_colour_of_a_palette_stays():
    original = encoded(drawing("P"), "PNG", transparency=3, exif=exif())
    with opened(STRIPPERS["PNG"](original)) as picture:
        assert picture.info["transparency"] == 3


def test_cmyk_jpeg_stays_the_same():
    original = encoded(drawing("CMYK"), exif=exif())
    assert pixels(STRIPPERS["JPEG"](original)) == pixels(original)


@pytest.mark.parametrize("kind", [*STILL, "GIF"])
def test_file_that_breaks_off_anywhere_is_damaged(kind):
    original = encoded(kind=kind)
    for length in range(0, len(original), max(1, len(original) // 97)):
        with pytest.raises(DamagedPictureError):
            STRIPPERS[kind](original[:length])
    with pytest.raises(DamagedPictureError):
        STRIPPERS[kind](original[:-1])


@pytest.mark.parametrize("kind", [*STILL, "GIF"])
def test_rubbish_is_damaged(kind):
    with pytest.raises(DamagedPictureError):
        STRIPPERS[kind](b"no picture at all, and longer than any header of one is")
