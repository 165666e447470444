"""The unified social credit code of a Chinese company: its two check characters and its region."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from desktop.chinese.places import region_of
from desktop.texts import _, language

# GB 32100-2015: the characters by value, the weights of places 1 to 17; GB 11714: the weights of places 9 to 16.
_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_OUTER_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_LENGTH = 18
_STATE = "100000"
"""Division code of companies that the state's own registry registered."""
_WITHIN = re.compile(rf"(?<![0-9A-Z])[0-9A-Z]{{{_LENGTH}}}(?![0-9A-Z])")
_SHAPE = re.compile(rf"[{_CHARACTERS}]{{2}}[0-9]{{6}}[{_CHARACTERS}]{{10}}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a code's own characters tell; never a reason to block, for real codes fail the outer check too.

    ``valid``: shape and both checks are right. ``region``: the place of registration, empty when unknown.
    """

    valid: bool
    outer: bool
    inner: bool
    region: str
    advice: str


def tidy(code: str) -> str:
    """Return a code as it is stored: upper case, half-width, no spaces or hyphens, nothing pasted around it."""
    bare = re.sub(r"[\s\-·]", "", unicodedata.normalize("NFKC", code)).upper()
    found = _WITHIN.findall(bare)
    return found[0] if len(found) == 1 else bare


def check_credit_code(code: str) -> Verdict:
    """Check a unified social credit code (GB 32100-2015) however it is typed, and say what to do."""
    bare = tidy(code)
    if len(bare) != _LENGTH or not (bare.isascii() and bare.isalnum()):
        return Verdict(valid=False, outer=False, inner=False, region="", advice=_shape_advice(bare))
    outer, inner = _outer(bare) == bare[17], _inner(bare) == bare[16]
    region = region_of(bare[2:8], chinese=language().startswith("zh"))
    shaped = _SHAPE.fullmatch(bare) is not None and bool(region or bare[2:8] == _STATE)
    return Verdict(
        valid=shaped and outer and inner,
        outer=outer,
        inner=inner,
        region=region,
        advice=_advice(outer=outer, inner=inner) if shaped else _shape_advice(bare),
    )


def _outer(code: str) -> str:
    """Return the check character that belongs in place 18; none when a letter is not of the code's alphabet."""
    if not set(code[:17]) <= set(_CHARACTERS):
        return ""
    total = sum(_CHARACTERS.index(c) * w for c, w in zip(code, _OUTER_WEIGHTS, strict=False))
    return _CHARACTERS[-total % 31]


def _inner(code: str) -> str:
    """Return the check character of the organisation code that belongs in place 17 (A = 10 .. Z = 35)."""
    total = sum(int(c, 36) * w for c, w in zip(code[8:16], _INNER_WEIGHTS, strict=True))
    check = 11 - total % 11
    return {10: "X", 11: "0"}.get(check, str(check))


def _advice(*, outer: bool, inner: bool) -> str:
    """Return the sentence for a code of the right shape; empty when both checks are right."""
    if outer and inner:
        return ""
    if outer or inner:
        return _(
            "One of the two check characters does not fit; a few real codes are so. Verify it in the registry."
        )
    return _("Both check characters are wrong: probably a typo. Compare it with the licence.")


def _shape_advice(code: str) -> str:
    """Return the sentence for what cannot be a code."""
    if len(code) != _LENGTH:
        return _("A credit code has 18 characters, this one has {n}. Compare it with the licence.").format(
            n=len(code)
        )
    if wrong := "".join(dict.fromkeys(c for c in code if c not in _CHARACTERS)):
        return _(
            "A credit code has no {letters}: often 1, 0, 5, 2 or V was meant. Compare it with the licence."
        ).format(letters=" ".join(wrong))
    return _("Places 3 to 8 of a credit code are the digits of a region. Compare it with the licence.")
