"""The tables of practice: phrases of one's own, decks, cards, answers, and where a phrase was used.

A phrase is named by its key in all tables: that of the library (``soft_no.001``), or ``own.`` and the id of its row.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Instant, Record

WAITING = "suspended = 0 AND deleted_at IS NULL"
"""Cards that can come up, word for word as in the partial index that the queue reads."""


class OwnPhrase(Record):
    """A phrase that is not the library's, or what a person holds to be right in one that is."""

    __tablename__ = "own_phrase"

    key: Mapped[str] = mapped_column(String, unique=True)
    """``own.`` and the id; of a correction, the key of the phrase of the library that it stands in for."""
    source: Mapped[str] = mapped_column(String, default="own")
    """``own``, ``taught`` (by a contact), ``imported`` or ``correction``."""
    simplified: Mapped[str] = mapped_column(Text, default="")
    traditional: Mapped[str] = mapped_column(Text, default="")
    pinyin: Mapped[str] = mapped_column(Text, default="")
    """The citation line with tone marks, spaced by word."""
    literal: Mapped[str] = mapped_column(Text, default="")
    english: Mapped[str] = mapped_column(Text, default="")
    register: Mapped[str] = mapped_column(String, default="neutral")
    """``neutral``, ``nin``, ``ni`` or ``intimate``."""
    direction: Mapped[str] = mapped_column(String, default="both")
    """``say``, ``hear`` or ``both``."""
    when_say: Mapped[str] = mapped_column(Text, default="")
    when_not: Mapped[str] = mapped_column(Text, default="")
    face_note: Mapped[str] = mapped_column(Text, default="")
    reply_chinese: Mapped[str] = mapped_column(Text, default="")
    reply_english: Mapped[str] = mapped_column(Text, default="")
    situation: Mapped[str] = mapped_column(String, default="")
    """Key of a situation of the library, or empty."""
    tags: Mapped[str] = mapped_column(String, default="")
    """Words, a space between them."""
    level: Mapped[int] = mapped_column(Integer, default=1)
    taught_by_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    taught_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(Text, default="")
    """One's own note; of a correction, what was wrong."""
    foreign_id: Mapped[str] = mapped_column(String, default="", index=True)
    """The id in the program from which it was imported, so that importing again finds it."""
    foreign_fields: Mapped[str] = mapped_column(Text, default="")
    """The fields of an imported note as they were, as JSON."""

    __table_args__ = (
        CheckConstraint("source IN ('own', 'taught', 'imported', 'correction')", name="source"),
    )


class Deck(Record):
    """Cards that are practised together: a situation of the library, or a deck of one's own."""

    __tablename__ = "deck"

    name: Mapped[str] = mapped_column(String, default="")
    """Empty for a situation, whose title follows the language; ``A::B`` is a deck within another."""
    situation: Mapped[str] = mapped_column(String, default="", index=True)
    kinds: Mapped[str] = mapped_column(String, default="recognise")
    """Kinds of cards that are made of each phrase, a space between them."""
    new_a_day: Mapped[int | None] = mapped_column(Integer, default=None)
    """At most so many new cards of this deck on a day; None for the limit of the whole."""
    position: Mapped[int] = mapped_column(Integer, default=0)


class Card(Record):
    """One way of asking one phrase, and what is known of how well it is remembered (FSRS)."""

    __tablename__ = "card"

    deck_id: Mapped[int] = mapped_column(ForeignKey("deck.id"))
    phrase_key: Mapped[str] = mapped_column(String)
    kind: Mapped[str] = mapped_column(String)
    """One of ``desktop.practice.kinds.KINDS``."""
    state: Mapped[int] = mapped_column(Integer, default=0)
    """0 new, 1 learning, 2 review, 3 learning again."""
    due: Mapped[datetime] = mapped_column(Instant)
    """When it comes up; of a new card, when it was made."""
    position: Mapped[int] = mapped_column(Integer, default=0)
    """The order of new cards."""
    step: Mapped[int | None] = mapped_column(Integer, default=None)
    stability: Mapped[float | None] = mapped_column(Float, default=None)
    """Days after which it is remembered with a chance of 90 %."""
    difficulty: Mapped[float | None] = mapped_column(Float, default=None)
    """1 (easy) to 10."""
    last_review: Mapped[datetime | None] = mapped_column(Instant, default=None)
    reviews: Mapped[int] = mapped_column(Integer, default=0)
    lapses: Mapped[int] = mapped_column(Integer, default=0)
    suspended: Mapped[bool] = mapped_column(default=False)
    buried_until: Mapped[date | None] = mapped_column(default=None)
    """The learning day on which it comes back."""
    flag: Mapped[int] = mapped_column(Integer, default=0)
    """0 for none, 1 to 4."""
    leech: Mapped[bool] = mapped_column(default=False)
    """It was forgotten again and again; a remedy is offered."""

    __table_args__ = (
        Index(
            "ix_card_queue", "state", "due", "deck_id", "buried_until", "position", sqlite_where=text(WAITING)
        ),
        Index("ix_card_phrase_key_kind", "phrase_key", "kind"),
        Index("ix_card_deck_id_state", "deck_id", "state"),
        CheckConstraint("state BETWEEN 0 AND 3", name="state"),
    )


class Review(Record):
    """One answer to a card: only ever added, and taken back by undo alone."""

    __tablename__ = "review"

    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    day: Mapped[date] = mapped_column()
    """The learning day, which begins at the hour of the settings."""
    rating: Mapped[int] = mapped_column(Integer)
    """1 again, 2 hard, 3 good, 4 easy."""
    elapsed: Mapped[float] = mapped_column(Float, default=0.0)
    """Days since the answer before; 0 for the first."""
    taken_ms: Mapped[int] = mapped_column(Integer, default=0)
    typed: Mapped[str] = mapped_column(Text, default="")
    """What was typed or tapped."""
    verdict: Mapped[str] = mapped_column(String, default="")
    """How that was judged, see ``desktop.practice.answers``."""
    before_state: Mapped[int] = mapped_column(Integer, default=0)
    before_step: Mapped[int | None] = mapped_column(Integer, default=None)
    before_stability: Mapped[float | None] = mapped_column(Float, default=None)
    before_difficulty: Mapped[float | None] = mapped_column(Float, default=None)
    before_due: Mapped[datetime | None] = mapped_column(Instant, default=None)
    fsrs_version: Mapped[int] = mapped_column(Integer, default=6)

    __table_args__ = (
        Index("ix_review_day", "day", "rating", "before_state", "taken_ms", "card_id"),
        Index("ix_review_card_id_at", "card_id", "at"),
        CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
    )


class PhraseUse(Record):
    """A phrase was used in real life: with whom, when, and in which touch."""

    __tablename__ = "phrase_use"

    phrase_key: Mapped[str] = mapped_column(String, index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None)
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touch.id"), default=None, index=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    note: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index("ix_phrase_use_contact_id_at", "contact_id", "at"),)


class Rehearsal(Record):
    """A set of phrases for a call, a visit or a festival that is coming."""

    __tablename__ = "rehearsal"

    title: Mapped[str] = mapped_column(String, default="")
    occasion: Mapped[str] = mapped_column(String, default="call")
    """``call``, ``visit``, ``dinner``, ``negotiation`` or ``festival``."""
    day: Mapped[date] = mapped_column(index=True)
    """The day of the call or visit."""
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    done_at: Mapped[datetime | None] = mapped_column(Instant, default=None)


class RehearsalPhrase(Record):
    """A phrase of a set, in its order."""

    __tablename__ = "rehearsal_phrase"

    rehearsal_id: Mapped[int] = mapped_column(ForeignKey("rehearsal.id"), index=True)
    phrase_key: Mapped[str] = mapped_column(String)
    position: Mapped[int] = mapped_column(Integer, default=0)


class PhraseSound(Record):
    """A sound of a phrase: a file or a recording; the attachment that holds it belongs to this row."""

    __tablename__ = "phrase_sound"

    phrase_key: Mapped[str] = mapped_column(String, index=True)
    voice: Mapped[str] = mapped_column(String, default="model")
    """``model`` for how it should sound, ``own`` for how the learner said it."""

    __table_args__ = (CheckConstraint("voice IN ('model', 'own')", name="voice"),)
