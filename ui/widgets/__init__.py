"""Painted delegates and small widgets that pages share.

Every widget that paints takes the ``Theme`` first and follows it by itself; nothing here knows a record or a page.

Values      rows: Flag, Progress, ListRow, TimelineRow, NavRow, Fact, avatar_tone(id)
Lists       row_view: RowView (one column, opened/walked) with list_delegate: ListDelegate, ROW_HEIGHT
            timeline_view: TimelineView (own delegate, rows of any height)
            nav_list: NavList (sidebar; chosen)
Words       text: label(text, role, tone, wrap), ElidedLabel, Icon, Seal, rule(upright)
            section: SectionHeader, Group (heading and card of rows)
Buttons     button: Button(theme, text, kind, icon, on_click), IconButton(theme, icon, name, on_click)
            segmented: Segmented(name, [(key, words)]; chosen)   tabs: Tabs (add, set_count; currentChanged)
Fields      search_field: SearchField (settled, left_down)       form: Form, FormRow (set_error)
Marks       avatar: Avatar   chip: Chip   date_tile: DateTile, ComingUp   progress: ProgressBar, Meter
            facts_card: FactsCard   item_row: ItemRow, TaskRow, CheckCircle (rows of Today)
            record_row: RecordRow (opens a record, turns to another one)
Messages    toast: Toast(theme, window).tell(text, "Undo", action)   banner: Banner.tell(text, tone, …)
            empty_state: EmptyState   busy_bar: BusyBar (start, stop, show_share)   announce: announce
Frames      layouts: column, row, frame(kind), holder, empty   popover: Popover (body; open_at_top, dismiss)
            kept: Kept(layout, make).take(n) (shows widgets again instead of making them anew)
            splitter: Splitter(name, remembered).arrange(316, 700)
Painting    painting: Painting, mirrored, chip_width (for new delegates: all geometry goes through it)

Looks come from dynamic properties the style sheet knows: ``kind`` of frames and buttons (root, sidebar, pane, page,
paper, inspector, card, soft, popover, rule; primary, ghost, danger, link), ``role`` and ``tone`` of labels,
``kind="bare"`` of fields without a border, ``kind="grid"`` of tables with headers, ``wrong`` of fields.
"""
