"""The tables of the demo journal in ``resources/demo``, as rows."""

from __future__ import annotations

from typing import NamedTuple

from desktop.demo.reading import rows


class SupplierRow(NamedTuple):
    """An invented supplier."""

    key: str
    name_en: str
    name_zh: str
    kind: str
    status: str
    tier: str
    since: str
    province: str
    city_en: str
    city_zh: str
    address_zh: str
    address_en: str
    postcode: str
    products: str
    payment_terms: str
    lead_time_days: str
    week_days: str
    goods: str
    """What its touches talk about, separated by semicolons."""


class PersonRow(NamedTuple):
    """An invented person."""

    supplier: str
    name_zh: str
    name_en: str
    gender: str
    title: str
    department: str
    boss: str
    decision_role: str
    birthday: str
    home_town: str
    channels: str
    """Kinds of channels, the preferred one first."""
    hobbies: str
    food: str
    notes: str


class TouchText(NamedTuple):
    """What a touch may tell, with places for names and figures in braces."""

    season: str
    kind: str
    direction: str
    whom: str
    mood: str
    summary: str
    body: str


class QuestionText(NamedTuple):
    """What may be asked and answered."""

    whom: str
    kind: str
    asks: str
    summary: str
    answer: str


class FollowUpText(NamedTuple):
    """What may be done next."""

    text: str
    whom: str


class OrderText(NamedTuple):
    """An invented order."""

    supplier: str
    number: str
    title_en: str
    title_zh: str
    stage: str
    days: str
    """Since the order."""
    template: str
    currency: str
    port: str
    terms: str
    future: str
    rework: str
    material: str
    margin: str
    signs: str
    late: str
    """Key of the step that is late."""
    late_days: str
    items: str


def suppliers() -> list[SupplierRow]:
    """Return the suppliers in the order in which they were met on paper."""
    return [SupplierRow(*row) for row in rows("suppliers.tsv")]


def people() -> list[PersonRow]:
    """Return the people; the first of a supplier's sales people is its main contact."""
    return [PersonRow(*row) for row in rows("people.tsv")]


def touch_texts() -> list[TouchText]:
    """Return the texts of touches."""
    return [TouchText(*row) for row in rows("touches.tsv")]


def question_texts() -> list[QuestionText]:
    """Return questions with their answers."""
    return [QuestionText(*row) for row in rows("questions.tsv")]


def follow_up_texts() -> list[FollowUpText]:
    """Return texts of follow-ups."""
    return [FollowUpText(*row) for row in rows("follow_ups.tsv")]


def order_texts() -> list[OrderText]:
    """Return the orders."""
    return [OrderText(*row) for row in rows("orders.tsv")]
