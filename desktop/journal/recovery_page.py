"""The page with the recovery code that a person prints and keeps apart from the computer."""

from __future__ import annotations

import html

from desktop.journal.recovery import groups
from desktop.texts import _


def plain_page(code: str, journal: str, made_on: str) -> str:
    """Return the page as plain text; ``made_on`` is a date as it is written in the chosen language."""
    return (
        "\n\n".join((_title(), *_particulars(journal, made_on), _code_lines(code, "\n"), *_advice())) + "\n"
    )


def html_page(code: str, journal: str, made_on: str) -> str:
    """Return the page as HTML for a printer, with the code large, in two lines, and as a QR picture."""
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in _particulars(journal, made_on))
    advice = "".join(f"<li>{html.escape(line)}</li>" for line in _advice())
    return (
        f'<html><head><meta charset="utf-8"></head><body><h1>{html.escape(_title())}</h1>{paragraphs}'
        f'<pre style="font-size:20pt; font-family:monospace">{_code_lines(code, "<br>")}</pre>'
        f'<p><img src="{qr_picture(code)}" width="180" height="180"></p><ul>{advice}</ul></body></html>'
    )


def qr_picture(code: str) -> str:
    """Return the code as a QR picture in a PNG data address."""
    import segno  # noqa: PLC0415 - 30 ms, needed when a journal is made and hardly ever again

    picture: str = segno.make("-".join(groups(code)), error="m", micro=False).png_data_uri(scale=8)
    return picture


def _title() -> str:
    return _("Guanxi Journal recovery code")


def _particulars(journal: str, made_on: str) -> tuple[str, str]:
    return (
        _("Journal: {name}").format(name=journal),
        _("Made on {date}; any page printed before this one is worthless.").format(date=made_on),
    )


def _advice() -> tuple[str, str, str]:
    return (
        _("Whoever has this page and the journal's folder or a backup can read the journal."),
        _("Keep it on paper, away from the computer: a lost keychain or passphrase is no loss then."),
        _("To use it, choose “Recovery code” on the unlock page and type all 33 characters."),
    )


def _code_lines(code: str, line_break: str) -> str:
    parts = groups(code)
    return "  ".join(parts[:3]) + line_break + "  ".join(parts[3:])
