"""TIFF and HEIC photos leave without place and camera, in their own length, their pictures as they were."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, ImageSequence

from desktop.attachments.cleaning import without_camera
from desktop.attachments.cleaning_heif import clean_heif
from tests.desktop.attachments.samples import heic, tiff

SECRETS = (b"Huawei", b"Wang Fang", b"Ningbo", b"2026:03:05", b"SERIAL-77", b"+29.86")


def pages(data: bytes) -> list[bytes]:
    return [page.tobytes() for page in ImageSequence.Iterator(Image.open(io.BytesIO(data)))]


@pytest.mark.parametrize("mode", ["RGB", "I;16B"])
def test_a_tiff_keeps_its_pages_and_which_side_is_up_alone(mode: str) -> None:
    data = tiff(mode=mode)
    assert b"Huawei" in data
    assert b"SERIAL-77" in data
    clean = without_camera(data)
    assert len(clean) == len(data)
    assert not [secret for secret in SECRETS if secret in clean]
    exif = Image.open(io.BytesIO(clean)).getexif()
    assert exif.get(0x0112) == 6
    assert not exif.get_ifd(0x8825)
    assert not exif.get_ifd(0x8769)
    assert len(pages(clean)) == 2
    assert pages(clean) == pages(data)
    assert without_camera(clean) == clean


def test_a_tiff_that_leads_in_circles_ends() -> None:
    data = bytearray(tiff())
    first = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[first : first + 2], "little")
    end = first + 2 + count * 12
    data[end : end + 4] = first.to_bytes(4, "little")
    assert b"Huawei" not in without_camera(bytes(data))


@pytest.mark.parametrize(("version", "method"), [(0, 0), (1, 0), (1, 1)])
def test_a_heic_keeps_its_pixels_and_says_nothing_of_place_and_camera(version: int, method: int) -> None:
    data = heic(version=version, method=method)
    assert b"Huawei" in data
    assert b"Ningbo" in data
    clean = without_camera(data)
    assert len(clean) == len(data)
    assert not [secret for secret in SECRETS if secret in clean]
    assert clean.count(b"PIXELS") == data.count(b"PIXELS") == 20
    assert clean[: data.index(b"meta")] == data[: data.index(b"meta")]
    camera = clean[clean.index(b"MM\0*") :]
    assert not Image.Exif().load(b"Exif\0\0" + camera)
    assert without_camera(clean) == clean


@given(some.binary(max_size=40), some.integers(0, 400))
def test_a_damaged_one_is_given_as_it_is(noise: bytes, at: int) -> None:
    for data in (tiff(), heic()):
        broken = data[:at] + noise + data[at + len(noise) :]
        assert isinstance(without_camera(broken), bytes)


def test_a_heic_whose_places_lie_outside_is_refused() -> None:
    data = heic()
    with pytest.raises(ValueError, match=r"\d"):
        clean_heif(data[:-60])
    assert without_camera(data[:-60]) == data[:-60]
