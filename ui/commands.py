"""The commands of the program, one row each: menu, shortcut, palette and help sheet are made from this table."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be asked for, wherever a handler for its key is at hand."""

    key: str
    title: str
    """Marked for translation; translate with ``_`` when shown."""
    menu: str
    """Key of the menu it stands in, see ``MENUS``."""
    shortcut: str = ""
    """Portable text of the default key, such as ``Ctrl+L``."""
    icon: str = ""
    gap: bool = False
    """A line stands above it in the menu."""


MENUS: tuple[tuple[str, str], ...] = (
    ("journal", N_("Journal")),
    ("edit", N_("Edit")),
    ("view", N_("View")),
    ("plan", N_("Plan")),
    ("practice", N_("Practice")),
    ("trade", N_("Order")),
    ("go", N_("Go to")),
    ("help", N_("Help")),
)

COMMANDS: tuple[Command, ...] = (
    Command("log", N_("Log touch"), "journal", "Ctrl+L", "plus"),
    Command("log_full", N_("Log touch with all fields"), "journal", "Ctrl+Shift+T", "notebook-pen"),
    Command("log_chat", N_("Log a copied chat"), "journal", "Ctrl+Alt+V", "clipboard-paste"),
    Command("log_mail", N_("Log a mail from a file"), "journal", "Ctrl+Alt+M", "mail"),
    Command("draft", N_("Write a message"), "journal", "Ctrl+Shift+W", "send"),
    Command("reach", N_("Reach somebody who does not answer"), "journal", "Ctrl+Alt+Shift+R", "phone-missed"),
    Command("new_supplier", N_("New supplier"), "journal", "Ctrl+Shift+N", "factory", gap=True),
    Command("new_contact", N_("New contact"), "journal", "Ctrl+N", "user-plus"),
    Command("new_follow_up", N_("New follow-up"), "journal", "Ctrl+Shift+F", "list-todo"),
    Command("new_gift", N_("New gift"), "journal", "Ctrl+Alt+6", "gift"),
    Command("new_event", N_("New event"), "journal", "Ctrl+Alt+N", "calendar-plus"),
    Command("new_inspection", N_("Plan an inspection"), "journal", "Ctrl+Alt+I", "clipboard-check"),
    Command("new_note", N_("New note"), "journal", "Ctrl+J", "notebook-pen", gap=True),
    Command("note_template", N_("New note from a template"), "journal", "Ctrl+Shift+J", "file-text"),
    Command("daily_note", N_("Daily page"), "journal", "Ctrl+D", "calendar-check"),
    Command("import", N_("Import contacts"), "journal", "Ctrl+I", "download", gap=True),
    Command("export", N_("Export contacts"), "journal", "Ctrl+Shift+E", "upload"),
    Command("export_archive", N_("Export archive"), "journal", "", "archive"),
    Command("import_archive", N_("Import archive"), "journal", "", "archive-restore"),
    Command("dossier", N_("Write a dossier"), "journal", "Ctrl+Alt+D", "file-text"),
    Command("handover", N_("Handover"), "journal", "Ctrl+Alt+X", "user-check"),
    Command("import_notes", N_("Import notes"), "journal", "", "folder-open"),
    Command("export_notes", N_("Export notes"), "journal", "", "folder"),
    Command("print", N_("Print"), "journal", "Ctrl+P", "printer"),
    Command("back_up", N_("Back up now"), "journal", "", "database-backup", gap=True),
    Command("settings", N_("Settings"), "journal", "Ctrl+,", "settings"),
    Command("lock", N_("Lock now"), "journal", "Ctrl+Shift+L", "lock", gap=True),
    Command("quit", N_("Quit"), "journal", "Ctrl+Q", "log-out"),
    Command("undo", N_("Undo"), "edit", "Ctrl+Z", "undo-2"),
    Command("redo", N_("Redo"), "edit", "Ctrl+Shift+Z", "redo-2"),
    Command("edit", N_("Edit record"), "edit", "Ctrl+E", "pencil", gap=True),
    Command("tag", N_("Tag selected"), "edit", "Ctrl+T", "tag"),
    Command("delete", N_("Move to trash"), "edit", "Ctrl+Delete", "trash-2"),
    Command("merge", N_("Merge with another"), "edit", "Ctrl+M", "merge"),
    Command("forget", N_("Delete a person completely"), "edit", "Ctrl+Shift+Delete", "user-x"),
    Command("note_tie", N_("Say what the note belongs to"), "edit", "Ctrl+Alt+B", "link", gap=True),
    Command("note_private", N_("Mark the note as private, or not"), "edit", "Ctrl+Shift+V", "eye-off"),
    Command("manners", N_("What to mind"), "edit", "", "shield-alert", gap=True),
    Command("copy_address", N_("Copy address in Chinese"), "edit", "Ctrl+Shift+A", "copy", gap=True),
    Command("taxi_card", N_("Show address to a taxi driver"), "edit", "Ctrl+Shift+G", "map-pin"),
    Command("manage_tags", N_("Manage tags"), "edit", "Ctrl+Shift+K", "tags"),
    Command("custom_fields", N_("Custom fields"), "edit", "Ctrl+Alt+Shift+C", "sliders-horizontal"),
    Command("select_all", N_("Select all"), "edit", "Ctrl+A", "check-check", gap=True),
    Command("rule_numbers", N_("Numbers of the rules"), "edit", "", "sliders-horizontal"),
    Command("inspect", N_("Inspect piece by piece"), "edit", "Ctrl+Alt+Q", "list-checks", gap=True),
    Command("finish_inspection", N_("Finish the report"), "edit", "Ctrl+Alt+F", "badge-check"),
    Command("rework", N_("Rework case"), "edit", "Ctrl+Alt+R", "hammer"),
    Command("find", N_("Find anything"), "view", "Ctrl+K", "search"),
    Command("filter", N_("Filter this list"), "view", "Ctrl+F", "list-filter"),
    Command("save_view", N_("Save the filter as a view"), "view", "Ctrl+Alt+7", "bookmark"),
    Command("new_view", N_("New view"), "view", "Ctrl+Alt+Shift+N", "plus"),
    Command("relationship", N_("How the relationship stands"), "view", "Ctrl+Alt+H", "activity", gap=True),
    Command("pin_health", N_("Pin the health"), "view", "Shift+F7", "pin"),
    Command("gifts_of", N_("Gifts of this person"), "view", "", "gift"),
    Command("org_chart", N_("Org chart of the supplier"), "view", "Ctrl+Alt+J", "git-branch"),
    Command("long_view", N_("The long view of the supplier"), "view", "F7", "calendar-clock"),
    Command("week", N_("Weekly review"), "view", "F6", "calendar-check"),
    Command("network", N_("Network of people and suppliers"), "view", "Ctrl+Alt+9", "network"),
    Command("introduce", N_("Who can introduce me?"), "view", "Ctrl+Alt+0", "waypoints"),
    Command("history", N_("History of this record"), "view", "Ctrl+H", "history", gap=True),
    Command(
        "presenting", N_("Hide what is private while presenting"), "view", "Ctrl+Shift+H", "eye-off", gap=True
    ),
    Command("larger", N_("Larger"), "view", "Ctrl++", "", gap=True),
    Command("smaller", N_("Smaller"), "view", "Ctrl+-"),
    Command("appearance", N_("Light or dark"), "view", "Ctrl+Shift+D", "moon"),
    Command("language", N_("中文 or English"), "view", "Ctrl+Shift+M", "languages"),
    Command("planner", N_("Plan an order"), "plan", "Ctrl+Shift+P", "route"),
    Command("shutdowns", N_("Factory shutdowns"), "plan", "Ctrl+Shift+S", "snowflake"),
    Command("festival_plan", N_("Plan of a festival"), "plan", "Ctrl+Alt+Z", "gift", gap=True),
    Command("gift_policy", N_("Rules for gifts"), "plan", "", "scale"),
    Command("statutory", N_("Statutory days off"), "plan", "Ctrl+Shift+Y", "landmark", gap=True),
    Command("practise", N_("Practise all that is due"), "practice", "Ctrl+R", "play"),
    Command("rehearse", N_("Prepare a call or visit"), "practice", "Ctrl+Shift+R", "phone"),
    Command("begin_deck", N_("Begin a situation"), "practice", "Ctrl+Shift+B", "graduation-cap", gap=True),
    Command("edit_deck", N_("Edit the deck"), "practice", "Shift+F6", "layers"),
    Command("new_phrase", N_("New phrase"), "practice", "Ctrl+Alt+P", "plus"),
    Command("edit_phrase", N_("Edit or correct the phrase"), "practice", "F4", "pencil"),
    Command("phrase_used", N_("Phrase used with somebody"), "practice", "Ctrl+Shift+U", "message-circle"),
    Command("play_phrase", N_("Play the phrase"), "practice", "F8", "volume-2", gap=True),
    Command("play_slowly", N_("Play the phrase slowly"), "practice", "Shift+F8", "volume-2"),
    Command("say_it", N_("Say the phrase and see its tones"), "practice", "F9", "mic"),
    Command("tones", N_("Tone trainer"), "practice", "Shift+F9", "activity"),
    Command("library", N_("Library of phrases"), "practice", "Ctrl+Alt+L", "book-open", gap=True),
    Command("statistics", N_("Statistics of practice"), "practice", "Ctrl+Alt+S", "chart-column"),
    Command("corrections", N_("Save my corrections"), "practice", "Ctrl+Alt+Shift+K", "share-2"),
    Command("import_cards", N_("Import cards"), "practice", "Ctrl+Alt+Shift+I", "download", gap=True),
    Command("export_cards", N_("Export cards"), "practice", "Ctrl+Alt+Shift+E", "upload"),
    Command(
        "practice_options",
        N_("Options of practice"),
        "practice",
        "Ctrl+Alt+Shift+O",
        "sliders-horizontal",
        gap=True,
    ),
    Command("go_to_date", N_("Go to a date"), "go", "Ctrl+G", "calendar-days", gap=True),
    Command("calendar_today", N_("Today in the calendar"), "go", "", "calendar-check"),
    Command("new_visit", N_("New visit"), "plan", "Ctrl+Alt+T", "plane", gap=True),
    Command("visit_stop", N_("Add a stop"), "plan", "", "map-pin"),
    Command("calendar_orders", N_("Orders in the calendar"), "go", "", "package"),
    Command("import_events", N_("Import calendar file"), "plan", "Ctrl+Shift+I", "calendar-plus", gap=True),
    Command("export_events", N_("Export calendar file"), "plan", "Ctrl+Shift+O", "upload"),
    Command("new_order", N_("New order"), "trade", "Ctrl+Alt+O", "package"),
    Command("new_inquiry", N_("New inquiry"), "trade", "Ctrl+Alt+U", "send"),
    Command("new_product", N_("New product"), "trade", "Ctrl+Shift+C", "layers"),
    Command("sample_ask", N_("Ask for a sample"), "trade", "Ctrl+Shift+X", "package"),
    Command("orders_list", N_("List of orders"), "trade", "Ctrl+Alt+1", "list", gap=True),
    Command("orders_board", N_("Board of orders"), "trade", "Ctrl+Alt+2", "layers"),
    Command("orders_inquiries", N_("List of inquiries"), "trade", "Ctrl+Alt+3", "send"),
    Command("orders_products", N_("List of products"), "trade", "Ctrl+Alt+4", "layers"),
    Command("order_plan", N_("Plan this order"), "trade", "Ctrl+Alt+W", "route", gap=True),
    Command("order_pay", N_("Next payment"), "trade", "Ctrl+Alt+Y", "banknote"),
    Command("order_terms", N_("Payment terms"), "trade", "", "receipt"),
    Command("order_check", N_("Read through the contract list"), "trade", "Ctrl+Alt+C", "clipboard-check"),
    Command("order_shipment", N_("Add shipment"), "trade", "Ctrl+Alt+G", "ship"),
    Command("bank_account", N_("Bank account was changed"), "trade", "Ctrl+Alt+K", "landmark"),
    Command("bank_proof", N_("Log proof of the account"), "trade", "", "shield-check"),
    Command("supplier_licence", N_("Business licence of the supplier"), "trade", "", "badge-check"),
    Command("supplier_paper", N_("Contract or paper of the supplier"), "trade", "", "file-plus"),
    Command("exchange_rates", N_("Exchange rates"), "trade", "Ctrl+Alt+5", "coins"),
    Command("inquiry_ask", N_("Ask a supplier"), "trade", "Ctrl+Alt+A", "plus", gap=True),
    Command("inquiry_quote", N_("Write down a quote"), "trade", "Ctrl+Alt+E", "quote"),
    Command("inquiry_copy", N_("Copy the brief in both languages"), "trade", "", "copy"),
    Command("inquiry_end", N_("Award or withdraw"), "trade", "", "check-check"),
    Command("revision_new", N_("New revision of the product"), "trade", "", "layers", gap=True),
    Command("back", N_("Back"), "go", "Alt+Left", "arrow-left", gap=True),
    Command("help", N_("Keys and help"), "help", "F1", "keyboard"),
    Command("decoder", N_("What polite answers mean"), "help", "Shift+F2", "message-circle-question"),
    Command("guide", N_("Guide"), "help", "Shift+F1", "book-open"),
    Command("about", N_("About Guanxi Journal"), "help", "", "info"),
)
