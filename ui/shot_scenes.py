"""What the pictures of the pages show, one row each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: a place, and perhaps what is done there, in this order. Words are English, shown in any language."""

    name: str
    place: str
    command: str = ""
    typed: str = ""
    """Text put into what the command opened; with a line end when Return follows."""
    part: str = ""
    """Command that turns the place to one of its parts before anything else."""
    record: str = ""
    """What the list is narrowed to first: the one record that is looked at."""
    tab: str = ""
    """Words of the tab that is turned to before the command is performed."""
    press: str = ""
    """Words of the button or row that is pressed last; with a bar between where a record has them in both languages."""
    seconds: float = 0
    """How long to wait before the picture, for what is read on a thread."""


SCENES: tuple[Scene, ...] = (
    Scene("today", "today"),
    Scene("suppliers", "suppliers"),
    Scene("contacts", "contacts"),
    Scene("orders", "orders"),
    Scene("order-plan", "orders", "order_plan"),
    Scene("order-check", "orders", "order_check"),
    Scene("order-payments", "orders", tab="Payments"),
    Scene("order-papers", "orders", tab="Papers"),
    Scene("order-pay", "orders", "order_pay"),
    Scene("order-bank", "orders", "bank_account"),
    Scene("orders-board", "orders", "orders_board"),
    Scene("inquiries", "orders", "orders_inquiries"),
    Scene("products", "orders", "orders_products"),
    Scene("new-product", "orders", "new_product"),
    Scene("ask-sample", "orders", "sample_ask"),
    Scene("exchange-rates", "orders", "exchange_rates"),
    Scene("new-order", "orders", "new_order"),
    Scene("new-inquiry", "orders", "new_inquiry"),
    Scene("relationship", "suppliers", "relationship"),
    Scene("pin-health", "suppliers", "pin_health"),
    Scene("org-chart", "suppliers", "org_chart"),
    Scene("long-view", "suppliers", "long_view"),
    Scene("supplier-gifts", "suppliers", "gifts_of"),
    Scene("network", "contacts", "network"),
    Scene("network-supplier", "suppliers", "network"),
    Scene("handover", "suppliers", "handover"),
    Scene("handover-all", "suppliers", "handover_all"),
    Scene("person-sheet", "contacts", "dossier"),
    Scene("forget", "contacts", "forget", seconds=4),
    Scene("relationship-person", "contacts", "relationship"),
    Scene("visits", "visits"),
    Scene("new-visit", "visits", "new_visit"),
    Scene("visit-stop", "visits", "visit_stop"),
    Scene("draft", "contacts", "draft"),
    Scene("decoder", "contacts", "decoder"),
    Scene("gifts-person", "contacts", "gifts_of"),
    Scene("festival-plan", "calendar", "festival_plan"),
    Scene("new-gift", "contacts", "new_gift"),
    Scene("manners-person", "contacts", "manners"),
    Scene("manners-supplier", "suppliers", "manners"),
    Scene("gift-policy", "contacts", "gift_policy"),
    Scene("calendar", "calendar"),
    Scene("calendar-new-year", "calendar", "go_to_date", "2027-02-06\n"),
    Scene("calendar-orders", "calendar", "calendar_orders"),
    Scene("practice", "practice"),
    Scene("library", "practice", "library"),
    Scene("practice-statistics", "practice", "statistics"),
    Scene("say-it", "practice", "say_it"),
    Scene("tones", "practice", "tones"),
    Scene("begin-deck", "practice", "begin_deck"),
    Scene("rehearsal", "practice", "rehearse"),
    Scene("new-phrase", "practice", "new_phrase"),
    Scene("practice-options", "practice", "practice_options"),
    Scene("import-cards", "practice", "import_cards"),
    Scene("export-cards", "practice", "export_cards"),
    Scene("inspections", "inspections"),
    Scene("inspecting", "inspections", "inspect"),
    Scene("inspection-form", "inspections", "new_inspection"),
    Scene("inspection-report", "inspections", "print"),
    Scene("finish", "inspections", "finish_inspection"),
    Scene("notes", "notes"),
    Scene("import-notes", "notes", "import_notes"),
    Scene("trash", "trash"),
    Scene("settings", "settings"),
    Scene("rule-numbers", "settings", "rule_numbers"),
    Scene("quick-log", "suppliers", "log", "@zj"),
    Scene("find", "today", "find", "wang"),
    Scene("find-empty", "today", "find"),
    Scene("find-hanzi", "today", "find", "样品"),
    Scene("find-kinds", "today", "find", "kind:"),
    Scene("find-narrowed", "today", "find", "类型：往来 2026-10 样品 "),
    Scene("find-none", "today", "find", "qqqxyz"),
    Scene("find-meant", "today", "find", "drawnig"),
    Scene("touch", "contacts", "log_full"),
    Scene("chat", "contacts", "log_chat"),
    Scene("new-supplier", "suppliers", "new_supplier"),
    Scene("new-contact", "contacts", "new_contact"),
    Scene("import", "contacts", "import"),
    Scene("keys", "today", "help"),
    Scene("planner", "suppliers", "planner"),
    Scene("shutdowns", "suppliers", "shutdowns"),
    Scene("statutory", "today", "statutory"),
    Scene("rework", "inspections", "rework", record="精艺"),
    Scene("custom-fields", "suppliers", "custom_fields"),
    Scene("views", "views"),
    Scene("new-view", "suppliers", "save_view"),
    Scene("note-template", "notes", "note_template"),
    Scene("supplier-people", "suppliers", tab="People"),
    Scene("supplier-orders", "suppliers", tab="Orders"),
    Scene("supplier-products", "suppliers", tab="Products"),
    Scene("supplier-quality", "suppliers", tab="Quality"),
    Scene("supplier-papers", "suppliers", tab="Papers"),
    Scene("supplier-notes", "suppliers", tab="Notes"),
    Scene("supplier-files", "suppliers", tab="Files"),
    Scene("supplier-about", "suppliers", tab="Particulars"),
    Scene("supplier-channels", "suppliers", tab="Channels"),
    Scene("supplier-skills", "suppliers", tab="Skills"),
    Scene("supplier-history", "suppliers", tab="History"),
    Scene("contact-about", "contacts", tab="Particulars"),
    Scene("contact-work", "contacts", tab="Work"),
    Scene("contact-favours", "contacts", tab="Favours"),
    Scene("contact-private", "contacts", tab="Private"),
    Scene("licence", "suppliers", "supplier_licence"),
    Scene("supplier-paper", "suppliers", "supplier_paper"),
    Scene("quote", "orders", "inquiry_quote"),
    Scene("product-files", "orders", part="orders_products", tab="Files"),
    Scene("product-defects", "orders", part="orders_products", record="VB-500", tab="Defects"),
    Scene("list-defect", "orders", "list_defect", part="orders_products", record="VB-500"),
    Scene("seating", "visits", press="Host faces the door"),
    Scene("findings", "visits", press="What came of it"),
    Scene("defects", "inspections", record="精艺"),
    Scene("defect-photos", "inspections", record="精艺", press="Plating or paint peels|镀层或油漆脱落"),
    Scene("rework-options", "inspections", "rework", record="精艺", press="Ways out"),
    Scene("gift-plan-new", "calendar", "new_event"),
    Scene("network-whole", "network", press="Whole network"),
    Scene("new-follow-up", "suppliers", "new_follow_up"),
    Scene("tags", "suppliers", "manage_tags"),
    Scene("introduce", "contacts", "introduce"),
    Scene("merge", "contacts", "merge"),
    Scene("history", "suppliers", "history"),
    Scene("guide", "today", "guide"),
    Scene("about", "today", "about"),
    Scene("reach", "contacts", "reach"),
    Scene("week", "today", "week", seconds=4),
)
