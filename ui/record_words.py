"""The names of fields wherever records are compared or their history is told."""

from __future__ import annotations

from desktop.texts import N_, _

_FIELDS = {
    "name_zh": N_("Chinese name"),
    "name_pinyin": N_("Pinyin"),
    "pinyin": N_("Pinyin"),
    "name_en": N_("English name"),
    "family_zh": N_("Family name"),
    "given_zh": N_("Given name"),
    "form_of_address": N_("Form of address"),
    "gender": N_("Gender"),
    "birth_calendar": N_("Birthday"),
    "birth_year": N_("Year of birth"),
    "birth_month": N_("Month of birth"),
    "birth_day": N_("Day of birth"),
    "birth_leap": N_("Born in a leap month"),
    "home_town": N_("Home town"),
    "family": N_("Family"),
    "hobbies": N_("Hobbies"),
    "food": N_("Food"),
    "drink": N_("Drink"),
    "languages": N_("Languages"),
    "best_hours": N_("Best hours"),
    "introduced_by_id": N_("Introduced by"),
    "ask_next": N_("What to ask next"),
    "private_notes": N_("Private notes"),
    "kind": N_("Kind"),
    "status": N_("Status"),
    "tier": N_("Tier"),
    "since": N_("Customer since"),
    "province": N_("Province"),
    "city_zh": N_("City in Chinese"),
    "city_en": N_("City in English"),
    "address_zh": N_("Address in Chinese"),
    "address_en": N_("Address in English"),
    "postcode": N_("Postcode"),
    "website": N_("Website"),
    "products": N_("Products"),
    "payment_terms": N_("Payment terms"),
    "lead_time_days": N_("Usual lead time in days"),
    "week_days": N_("Working days of the week"),
    "credit_code": N_("Unified social credit code"),
    "cadence_ideal": N_("Days between touches"),
    "cadence_longest": N_("Longest silence in days"),
    "notes": N_("Notes"),
    "photo_id": N_("Photo"),
    "department": N_("Department"),
    "title": N_("Title"),
    "decision_role": N_("Part in decisions"),
    "stance": N_("Stance"),
    "reports_to_name": N_("Reports to"),
    "company": N_("Company"),
    "from_date": N_("From"),
    "until_date": N_("Until"),
    "value": N_("Value"),
    "label": N_("Label"),
    "preferred": N_("Preferred"),
    "skill": N_("Skill"),
    "rating": N_("Rating"),
    "note": N_("Remark"),
    "rated_on": N_("Rated on"),
    "summary": N_("Summary"),
    "body": N_("Text"),
    "place": N_("Place"),
    "minutes": N_("Minutes"),
    "channel": N_("Channel"),
    "mood": N_("Mood"),
    "direction": N_("Direction"),
    "text": N_("Text"),
    "due_on": N_("Due on"),
    "outcome": N_("Outcome"),
    "what": N_("What"),
    "for_day": N_("Day of the occasion"),
    "sent_on": N_("Sent on"),
    "on_date": N_("Given or received on"),
    "defect_class": N_("Class"),
    "allowed": N_("Still allowed"),
    "tracking": N_("Parcel number"),
    "reaction": N_("What was said of it"),
}


PRIVATE = frozenset({"private_notes"})
"""Fields whose values stay hidden until they are asked for."""


def field_words(table: str, column: str) -> str:
    """Return the name of a field; empty for a column that says nothing to a person, such as the id of another row."""
    if (table, column) == ("gift", "value"):  # in the smallest unit of a currency that another column names
        return ""
    return _(_FIELDS[column]) if column in _FIELDS else ""
