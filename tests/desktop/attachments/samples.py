"""Files as people have them, made by code: photos of a phone, papers, mails."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
from PIL import Image
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

AES = {"": "aes-open.pdf", "x": "aes-password.pdf"}
"""By password: what pypdf writes of ``pdf("Price list", "MOQ 500")`` by ``encrypt(..., algorithm="AES-256")``."""


def aes_pdf(password: str = "") -> bytes:
    """Return a PDF encrypted by AES, for which pypdf needs a library that a bundle has not."""
    return (Path(__file__).resolve().parents[2] / "fixtures" / "papers" / AES[password]).read_bytes()


def photo(size: tuple[int, int] = (64, 32), *, turn: int = 1, form: str = "JPEG", shade: int = 120) -> bytes:
    """Return a photo with place, camera and time in it."""
    picture = Image.new("RGB", size, (shade * 37 % 256, 80, 40))
    picture.paste((250, 250, 250), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010F] = "Huawei"
    exif.get_ifd(0x8769)[0x9003] = "2026:03:05 14:30:00"
    exif.get_ifd(0x8769)[0x9011] = "+08:00"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (29.0, 52.0, 12.0)
    held = io.BytesIO()
    picture.save(held, form, exif=exif, quality=95)
    return held.getvalue()


def pdf(*pages: str, password: str = "") -> bytes:
    """Return a PDF with a line of Latin text on each page."""
    writer = pypdf.PdfWriter()
    for words in pages:
        page = writer.add_blank_page(300, 200)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


MAIL = (
    b"From: =?gb2312?B?s8LD9w==?= <Chen.Ming@Factory.CN>\r\n"
    b"To: Anna <anna@buyer.eu>, =?utf-8?Q?Wang_Fang?= <wang@factory.cn>\r\n"
    b"Cc: boss@factory.cn\r\n"
    b"Subject: =?utf-8?B?5qC35ZOB?= sample 12\r\n"
    b"Date: Thu, 05 Mar 2026 14:30:00 +0800\r\n"
    b"Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
) + "样品已寄出。\r\nTracking SF123".encode("gb18030")


def tiff(*, mode: str = "RGB") -> bytes:
    """Return a TIFF of two pages with place, camera, time, artist and XMP in it, turned; "I;16B" begins with MM."""
    pages = [Image.new(mode, (40, 20), 40 + number) for number in range(2)]
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = 6, "Huawei", "Wang Fang"
    exif[0x02BC] = b"<x:xmpmeta>Ningbo</x:xmpmeta>"
    exif.get_ifd(0x8769).update({0x9003: "2026:03:05 14:30:00", 0xA431: "SERIAL-77"})
    exif.get_ifd(0x8825).update({1: "N", 2: (29.0, 52.0, 12.0)})
    exif[0x8769] = exif[0x8825] = 0  # so that Pillow writes what was said above
    pages[1].encoderinfo = {"exif": Image.Exif()}  # Pillow would point from later pages to nothing
    held = io.BytesIO()
    pages[0].save(held, "TIFF", save_all=True, append_images=pages[1:], exif=exif)
    return held.getvalue()


def heic(*, version: int = 0, method: int = 0) -> bytes:
    """Return the container of a HEIC photo, its picture made up; place and camera in items "Exif" and XMP."""
    camera = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Huawei"
    exif.get_ifd(0x8825)[1] = "N"
    camera.write(b"\0\0\0\6Exif\0\0" + exif.tobytes()[6:])
    parts = [b"PIXELS" * 20, camera.getvalue(), b"<x:xmpmeta>Ningbo</x:xmpmeta>"]
    infe = [
        _box(b"infe", b"\2\0\0\0" + number.to_bytes(2, "big") + b"\0\0" + words)
        for number, words in enumerate((b"hvc1\0", b"Exif\0", b"mime\0application/rdf+xml\0"), 1)
    ]
    iinf = _box(b"iinf", bytes(4) + len(infe).to_bytes(2, "big") + b"".join(infe))
    begin = _box(b"ftyp", b"heic\0\0\0\0mif1heic")
    film = _box(b"moov", _box(b"udta", b"+29.86+121.54/"))

    def meta(first: int) -> bytes:
        places, at = b"", first
        for number, part in enumerate(parts, 1):
            how = method.to_bytes(2, "big") if version else b""
            places += number.to_bytes(2, "big") + how + b"\0\0" + b"\0\1"
            places += at.to_bytes(4, "big") + len(part).to_bytes(4, "big")
            at += len(part)
        iloc = bytes([version, 0, 0, 0, 0x44, 0]) + len(parts).to_bytes(2, "big") + places
        idat = _box(b"idat", b"".join(parts)) if method else b""
        return _box(b"meta", bytes(4) + iinf + _box(b"iloc", iloc) + idat)

    if method:
        return begin + meta(0) + film
    whole = begin + meta(0) + film
    return begin + meta(len(whole) + 8) + film + _box(b"mdat", b"".join(parts))


def _box(kind: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + kind + content
