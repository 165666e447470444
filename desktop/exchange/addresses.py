"""Writing the parts of an address as one line, and finding its province and city."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.chinese.places import provinces
from desktop.exchange.cards import CardAddress
from desktop.exchange.cleaning import has_hanzi
from desktop.people.suppliers import SupplierFields

_HOME = ("中国", "China", "CN", "P.R. China", "PRC")


def address_line(address: CardAddress) -> str:
    """Return an address in one line: from the large to the small in Chinese, the other way round else."""
    if has_hanzi(address.street + address.city):
        country = "" if address.country in _HOME else address.country
        parts = (country, address.region, address.city, address.street, address.extended, address.po_box)
        return "".join(_once(" ".join(part.split()), parts[place + 1 :]) for place, part in enumerate(parts))
    town = f"{address.postcode} {address.city}".strip()
    parts = (address.po_box, address.extended, address.street, town, address.region, address.country)
    return ", ".join(" ".join(part.split()) for part in parts if part.strip())


def supplier_place(address: CardAddress) -> SupplierFields:
    """Return the fields of a supplier that an address fills."""
    line, chinese = address_line(address), has_hanzi(address.street + address.city)
    fields: SupplierFields = {"address_zh": line} if chinese else {"address_en": line}
    if address.postcode:
        fields["postcode"] = address.postcode
    if address.city and has_hanzi(address.city):
        fields["city_zh"] = address.city
    elif address.city:
        fields["city_en"] = address.city
    if code := _province(address.region or address.city):
        fields["province"] = code
    return fields


def of_company(addresses: Sequence[CardAddress]) -> CardAddress | None:
    """Return the address of a person's card that is the company's: the one for work, else one without a label."""
    for label in ("work", ""):
        found = next((address for address in addresses if address.label == label), None)
        if found is not None:
            return found
    return None


def _once(part: str, smaller: Sequence[str]) -> str:
    """Leave out a part that a smaller one begins with: many write the street with its city."""
    return "" if part and any(other.startswith(part) for other in smaller) else part


def _province(region: str) -> str:
    plain = region.strip().casefold()
    for code, province in provinces().items():
        if plain and (plain.startswith(province.name) or plain == province.english.casefold()):
            return code
    return ""
