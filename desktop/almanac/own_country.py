"""Statutory days of the user's own country, by the ``holidays`` package and only when a country is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

from desktop.almanac.statutory import Statutory, StatutoryDay
from desktop.errors import UsageError
from desktop.texts import _


@cache
def own_country(country: str, years: tuple[int, ...]) -> Statutory:
    """Return the public holidays of a country (ISO 3166 code, like DE) in some years, as the package computes them.

    Raises UsageError for a country that the package does not know.
    """
    # Takes 150-300 ms and 19 MB, so it is loaded only for those who chose a country.
    import holidays  # noqa: PLC0415

    try:
        found = holidays.country_holidays(country.upper(), years=years)
    except NotImplementedError as error:
        raise UsageError(
            _("There is no list of holidays for the country {code}.").format(code=country),
            _("Choose another country, or none."),
        ) from error
    source = f"holidays {version('holidays')}"
    days = {
        day: StatutoryDay(country.lower(), day, "holiday", name, name, source) for day, name in found.items()
    }
    return Statutory(country.lower(), days, frozenset(years))


def countries() -> Iterable[str]:
    """Return the codes of the known countries in order."""
    import holidays  # noqa: PLC0415 - as above

    return sorted(holidays.list_supported_countries(include_aliases=False))
