"""The dialogs that commands open, one row each; imported when first asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.workplace import Workplace

Opener = Callable[["Workplace", QWidget], None]

DIALOGS: dict[str, tuple[str, str]] = {
    "log": ("ui.dialogs.quick_log", "open_quick_log"),
    "log_full": ("ui.dialogs.touch", "open_new_touch"),
    "log_chat": ("ui.dialogs.chat", "open_chat"),
    "log_mail": ("ui.dialogs.mail", "open_log_mail"),
    "draft": ("ui.dialogs.draft", "open_draft"),
    "reach": ("ui.dialogs.reach", "open_reach"),
    "festival_plan": ("ui.dialogs.festival_plan", "open_festival_plan"),
    "new_gift": ("ui.dialogs.gift", "open_new_gift"),
    "gift_policy": ("ui.dialogs.manners", "open_policy"),
    "rule_numbers": ("ui.dialogs.rule_numbers", "open_rule_numbers"),
    "decoder": ("ui.dialogs.decoder", "open_decoder"),
    "find": ("ui.dialogs.palette", "open_palette"),
    "new_supplier": ("ui.dialogs.supplier", "open_new_supplier"),
    "new_contact": ("ui.dialogs.contact", "open_new_contact"),
    "new_follow_up": ("ui.dialogs.follow_up", "open_new_follow_up"),
    "new_event": ("ui.dialogs.event", "open_new_event"),
    "new_inspection": ("ui.dialogs.inspection", "open_new_inspection"),
    "new_note": ("ui.dialogs.notes", "open_new_note"),
    "note_template": ("ui.dialogs.notes", "open_note_templates"),
    "import_notes": ("ui.dialogs.note_folders", "open_import_notes"),
    "export_notes": ("ui.dialogs.note_folders", "open_export_notes"),
    "daily_note": ("ui.dialogs.notes", "open_daily_note"),
    "new_visit": ("ui.dialogs.visit", "open_new_visit"),
    "new_order": ("ui.dialogs.order", "open_new_order"),
    "new_product": ("ui.dialogs.product", "open_new_product"),
    "sample_ask": ("ui.dialogs.sample", "open_ask_sample"),
    "new_inquiry": ("ui.dialogs.inquiry", "open_new_inquiry"),
    "exchange_rates": ("ui.dialogs.exchange_rates", "open_rates"),
    "import": ("ui.dialogs.importing", "open_import"),
    "export": ("ui.dialogs.exporting", "open_export"),
    "export_archive": ("ui.dialogs.archive", "open_export_archive"),
    "import_archive": ("ui.dialogs.archive", "open_import_archive"),
    "forget": ("ui.dialogs.forget", "open_forget"),
    "handover": ("ui.dialogs.handover", "open_handover"),
    "handover_all": ("ui.dialogs.handover_all", "open_handover_all"),
    "dossier": ("ui.dialogs.dossier", "open_dossier"),
    "manage_tags": ("ui.dialogs.tags", "open_tags"),
    "custom_fields": ("ui.dialogs.custom_fields", "open_custom_fields"),
    "new_view": ("ui.dialogs.view", "open_new_view"),
    "planner": ("ui.dialogs.planner", "open_planner"),
    "shutdowns": ("ui.dialogs.shutdowns", "open_shutdowns"),
    "statutory": ("ui.dialogs.statutory", "open_statutory"),
    "import_events": ("ui.dialogs.calendar_files", "open_import_events"),
    "export_events": ("ui.dialogs.calendar_files", "open_export_events"),
    "new_phrase": ("ui.dialogs.phrase", "open_new_phrase"),
    "begin_deck": ("ui.dialogs.deck", "open_begin_deck"),
    "rehearse": ("ui.dialogs.rehearsal", "open_rehearsal"),
    "import_cards": ("ui.dialogs.importing_cards", "open_import_cards"),
    "export_cards": ("ui.dialogs.exporting_cards", "open_export_cards"),
    "practice_options": ("ui.dialogs.practice_options", "open_practice_options"),
    "help": ("ui.dialogs.help", "open_help"),
    "guide": ("ui.dialogs.help", "open_guide"),
    "about": ("ui.dialogs.about", "open_about"),
}


def opener(command: str) -> Opener:
    """Return the function that opens the dialog of ``command``; dialogs need SQLAlchemy, so they come late."""
    module, function = DIALOGS[command]
    found: Opener = getattr(importlib.import_module(module), function)
    return found
