"""What is stored of a file."""

import pytest
from PIL import ImageChops, ImageOps, ImageStat

from cms.media.pillow import opened
from cms.media.sanitising import without_metadata
from tests.media.files import EXTENSIONS, SECRET, animation, drawing, encoded, exif, stored, with_iptc


def cleaned(data: bytes, kind: str = "JPEG") -> bytes:
    return without_metadata(stored(data, f"picture.{EXTENSIONS[kind]}")).read()


def difference(one, other) -> float:
    """The mean difference of two pictures' channels, from 0 to 255."""
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


def test_position_and_credits_are_gone():
    data = with_iptc(encoded(exif=exif(Artist=SECRET), comment=SECRET), [(2, 80, SECRET.encode())])
    clean = cleaned(data)
    assert SECRET.encode() not in clean
    with opened(clean) as picture:
        assert not picture.getexif()


def test_upright_picture_is_not_compressed_again():
    data = encoded(exif=exif(orientation=1), quality=83)
    with opened(data) as before, opened(cleaned(data)) as after:
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_that_lies_on_its_side_is_set_upright(kind, orientation):
    data = encoded(kind=kind, exif=exif(orientation))
    with opened(data) as picture:
        expected = ImageOps.exif_transpose(picture)
    with opened(cleaned(data, kind)) as picture:
        assert picture.size == expected.size
        assert not picture.getexif()
        assert difference(picture, expected) < 4


def test_png_set_upright_loses_nothing():
    data = encoded(drawing("RGBA"), "PNG", exif=exif(6))
    with opened(data) as picture:
        expected = ImageOps.exif_transpose(picture).tobytes()
    with opened(cleaned(data, "PNG")) as picture:
        assert picture.tobytes() == expected


def test_jpeg_set_upright_keeps_its_quality():
    data = encoded(exif=exif(6), quality=91)
    with opened(data) as before, opened(cleaned(data)) as after:
        assert before.quantization == after.quantization


def test_lossless_webp_set_upright_stays_lossless():
    data = encoded(kind="WEBP", exif=exif(3), lossless=True)
    with opened(data) as picture:
        expected = ImageOps.exif_transpose(picture).tobytes()
    with opened(cleaned(data, "WEBP")) as picture:
        assert picture.tobytes() == expected


def test_picture_set_upright_carries_no_description():
    data = encoded(exif=exif(6, Artist=SECRET), comment=SECRET)
    assert SECRET.encode() not in cleaned(data)


def test_avif_keeps_its_turn_as_a_property_of_the_picture():
    clean = cleaned(encoded(kind="AVIF", exif=exif(6, Artist=SECRET)), "AVIF")
    assert SECRET.encode() not in clean
    with opened(clean) as picture:
        assert ImageOps.exif_transpose(picture).size == (160, 240)


def test_cmyk_jpeg_set_upright_keeps_its_colours():
    data = encoded(drawing("CMYK"), exif=exif(3))
    with opened(data) as picture:
        expected = ImageOps.exif_transpose(picture)
    with opened(cleaned(data)) as picture:
        assert picture.mode == "CMYK"
        assert difference(picture, expected) < 4


def test_greyscale_of_16_bits_gets_8():
    data = encoded(drawing("I;16"), "PNG")
    with opened(data) as before, opened(cleaned(data, "PNG")) as after:
        assert after.mode == "L"
        for place in [(0, 0), (100, 50), (239, 159)]:
            assert after.getpixel(place) == before.getpixel(place) // 256


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_animation_keeps_all_frames(kind):
    with opened(cleaned(animation(kind), kind)) as picture:
        assert picture.n_frames == 4


def test_broken_exif_does_not_matter():
    data = encoded(exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff rubbish")
    with opened(data) as before, opened(cleaned(data)) as after:
        assert before.tobytes() == after.tobytes()


def test_name_stays_and_the_copy_is_read_from_its_beginning():
    clean = without_metadata(stored(encoded(), "town hall.jpg"))
    assert clean.name == "town hall.jpg"
    assert clean.tell() == 0
