"""Which files become images, and which are refused."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import settings as fuzzing
from hypothesis import strategies as st
from PIL import Image

from cms.media.acceptance import MAX_FRAMES, check_picture
from tests.media.files import (
    EXTENSIONS,
    animation,
    declared_gif,
    declared_png,
    drawing,
    encoded,
    exif,
    stored,
    xmp,
)


def refusal_of(data: bytes, name: str) -> str:
    """The code of the error with which a file is refused."""
    with pytest.raises(ValidationError) as caught:
        check_picture(stored(data, name), name)
    assert caught.value.messages[0]
    return caught.value.code


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_whole_picture_is_accepted(kind):
    check_picture(stored(encoded(kind=kind)), f"picture.{EXTENSIONS[kind]}")


@pytest.mark.parametrize("name", ["a.JPG", "a.jpeg", "a.b.Jpg"])
def test_case_and_spelling_of_the_extension_do_not_matter(name):
    check_picture(stored(encoded()), name)


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_animation_is_accepted(kind):
    check_picture(stored(animation(kind)), f"picture.{EXTENSIONS[kind]}")


def test_several_jpegs_in_a_row_are_accepted():
    data = encoded(kind="MPO", save_all=True, append_images=[drawing("L")])
    check_picture(stored(data), "phone.jpg")


def test_file_is_left_at_its_beginning():
    file = stored(encoded())
    file.read(5)
    check_picture(file, "a.jpg")
    assert file.tell() == 0


@pytest.mark.parametrize("kind", EXTENSIONS)
@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9])
def test_file_that_breaks_off_is_refused(kind, share):
    data = encoded(kind=kind)
    assert refusal_of(data[: int(len(data) * share)], f"a.{EXTENSIONS[kind]}") == "invalid_image"


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_file_without_its_last_byte_is_refused(kind):
    assert refusal_of(encoded(kind=kind)[:-1], f"a.{EXTENSIONS[kind]}") == "invalid_image"


def test_picture_with_broken_pixels_is_refused():
    data = bytearray(encoded(kind="PNG"))
    middle = len(data) // 2
    data[middle : middle + 50] = bytes(50)
    assert refusal_of(bytes(data), "a.png") == "invalid_image"


@pytest.mark.parametrize(
    "data",
    [
        declared_png(11_000, 11_000),
        declared_png(9_000, 9_000),
        declared_png(65_535, 65_535),
        declared_png(2**31 - 1, 2**31 - 1),
    ],
)
def test_png_that_declares_too_many_pixels_is_refused(data):
    assert refusal_of(data, "a.png") == "file_too_many_pixels"


@pytest.mark.parametrize("side", [7_000, 11_000, 65_535])
def test_gif_that_declares_too_many_pixels_is_refused(side):
    assert refusal_of(declared_gif(side, side), "a.gif") == "file_too_many_pixels"


def test_gif_whose_second_frame_is_huge_is_refused():
    small = encoded(drawing("P", (4, 4)), "GIF")
    huge = declared_gif(30_000, 30_000)[19:]
    assert refusal_of(small[:-1] + huge, "a.gif") == "file_too_many_pixels"


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_formats_that_take_more_memory_may_have_half_the_pixels(kind, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000
    extension = EXTENSIONS[kind]
    check_picture(stored(encoded(drawing(size=(70, 70)), kind)), f"a.{extension}")
    assert refusal_of(encoded(drawing(size=(71, 71)), kind), f"a.{extension}") == "file_too_many_pixels"


def test_limit_of_pixels_may_be_reached(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000
    check_picture(stored(encoded(drawing(size=(100, 100)))), "a.jpg")
    assert refusal_of(encoded(drawing(size=(100, 101))), "a.jpg") == "file_too_many_pixels"


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_pixels_of_all_frames_count_together(kind, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60 * 40 * 3
    data = animation(kind, frames=5)
    assert refusal_of(data, f"a.{EXTENSIONS[kind]}") == "file_too_many_pixels"


def test_animation_with_too_many_frames_is_refused():
    frame = b"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
    head = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
    check_picture(stored(head + frame * MAX_FRAMES + b"\x3b"), "a.gif")
    assert refusal_of(head + frame * (MAX_FRAMES + 1) + b"\x3b", "a.gif") == "too_many_frames"


def test_animated_png_is_refused():
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "green")]
    data = encoded(frames[0], "PNG", save_all=True, append_images=frames[1:])
    assert refusal_of(data, "a.png") == "invalid_image"


def test_animated_avif_is_refused():
    frames = [drawing(size=(64, 64)), drawing(size=(64, 64)).rotate(90)]
    data = encoded(frames[0], "AVIF", save_all=True, append_images=frames[1:])
    assert refusal_of(data, "a.avif") == "invalid_image"


def test_large_file_is_refused(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    assert refusal_of(encoded(), "a.jpg") == "file_too_large"


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.svg", "a.jpg.exe", "a", ".jpg"])
def test_name_of_another_format_is_refused(name):
    assert refusal_of(encoded(), name) == "invalid_image_known_format"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"only text",
        b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
        b"<!doctype html><title>A page</title>",
        b"%PDF-1.7",
        b"8BPS\x00\x01" + bytes(40),
        b"II*\x00" + bytes(40),
    ],
)
@pytest.mark.parametrize("extension", EXTENSIONS.values())
def test_what_is_no_image_is_refused(data, extension):
    assert refusal_of(data, f"a.{extension}") == "invalid_image"


@pytest.mark.parametrize(
    "markup",
    [b"<script>alert(1)</script>", b"<HTML >", b"<!DOCTYPE html>", b"<svg onload=1>", b"<?php echo 1;"],
)
def test_page_hidden_behind_an_image_is_refused(markup):
    assert refusal_of(encoded() + markup, "a.jpg") == "markup_in_image"


def test_page_hidden_in_a_comment_is_refused():
    assert refusal_of(encoded(comment="<script>alert(1)</script>"), "a.jpg") == "markup_in_image"


def test_metadata_of_image_programs_is_no_page():
    check_picture(stored(encoded(exif=exif(), xmp=xmp("<dc:creator>Ana</dc:creator>"))), "a.jpg")


@pytest.mark.parametrize("kind", EXTENSIONS)
@fuzzing(max_examples=120, deadline=None)
@given(changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_file_is_accepted_or_refused(kind, changes):
    data = bytearray(encoded(drawing(size=(24, 16)), kind))
    for share, value in changes:
        data[int(len(data) * share)] = value
    name = f"a.{EXTENSIONS[kind]}"
    with suppress(ValidationError):
        check_picture(stored(bytes(data), name), name)
