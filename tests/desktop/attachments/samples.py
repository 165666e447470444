"""Files as people have them, made by code: photos of a phone, papers, mails."""

from __future__ import annotations

import io

import pypdf
from PIL import Image
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


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
