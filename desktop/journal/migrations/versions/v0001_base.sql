CREATE TABLE operation (
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    CONSTRAINT pk_operation PRIMARY KEY (id)
);
CREATE INDEX ix_operation_state_id ON operation (state, id);
CREATE TABLE search_document (
    id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    record_id INTEGER NOT NULL,
    CONSTRAINT pk_search_document PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_search_document_kind_record_id ON search_document (kind, record_id);
CREATE TABLE journal_setting (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    value TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_journal_setting PRIMARY KEY (id),
    CONSTRAINT uq_journal_setting_name UNIQUE (name)
);
CREATE TABLE photo (
    id INTEGER NOT NULL,
    mime VARCHAR NOT NULL,
    data BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_photo PRIMARY KEY (id)
);
CREATE TABLE tag (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    tone VARCHAR NOT NULL,
    cadence_ideal INTEGER,
    cadence_longest INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_tag PRIMARY KEY (id)
);
CREATE INDEX ix_tag_name ON tag (name);
CREATE TABLE distinct_pair (
    id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    lower_id INTEGER NOT NULL,
    higher_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_distinct_pair PRIMARY KEY (id)
);
CREATE INDEX ix_distinct_pair_kind_lower_id_higher_id ON distinct_pair (kind, lower_id, higher_id);
CREATE TABLE event (
    id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    notes TEXT NOT NULL,
    place VARCHAR NOT NULL,
    first_on DATE NOT NULL,
    last_on DATE NOT NULL,
    starts_at INTEGER,
    ends_at INTEGER,
    zone VARCHAR NOT NULL,
    repeat VARCHAR NOT NULL,
    repeat_every INTEGER NOT NULL,
    repeat_until DATE,
    lunar_month INTEGER,
    lunar_day INTEGER,
    lunar_leap BOOLEAN NOT NULL,
    lunar_custom VARCHAR NOT NULL,
    remind_minutes INTEGER,
    layer VARCHAR NOT NULL,
    uid VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_event PRIMARY KEY (id),
    CONSTRAINT ck_event_days CHECK (last_on >= first_on)
);
CREATE INDEX ix_event_single ON event (first_on, last_on) WHERE repeat = '' AND deleted_at IS NULL;
CREATE INDEX ix_event_uid ON event (uid);
CREATE INDEX ix_event_repeating ON event (first_on) WHERE repeat <> '' AND deleted_at IS NULL;
CREATE TABLE statutory_import (
    id INTEGER NOT NULL,
    region VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    days TEXT NOT NULL,
    whole BOOLEAN NOT NULL,
    source VARCHAR NOT NULL,
    imported_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_statutory_import PRIMARY KEY (id)
);
CREATE INDEX ix_statutory_import_region_year ON statutory_import (region, year);
CREATE TABLE reminder_state (
    id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    snoozed_until INTEGER,
    done_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_reminder_state PRIMARY KEY (id)
);
CREATE INDEX ix_reminder_state_key ON reminder_state ("key");
CREATE TABLE touch (
    id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    started_by VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    zone VARCHAR NOT NULL,
    minutes INTEGER,
    place VARCHAR NOT NULL,
    summary VARCHAR NOT NULL,
    body TEXT NOT NULL,
    setting VARCHAR NOT NULL,
    mood VARCHAR NOT NULL,
    asks TEXT NOT NULL,
    answers_id INTEGER,
    counts BOOLEAN NOT NULL,
    held BOOLEAN NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_touch PRIMARY KEY (id),
    CONSTRAINT fk_touch_answers_id_touch FOREIGN KEY(answers_id) REFERENCES touch (id)
);
CREATE INDEX ix_touch_at_id ON touch (at, id);
CREATE INDEX ix_touch_trashed ON touch (id) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_touch_answers_id ON touch (answers_id);
CREATE INDEX ix_touch_idle ON touch (id) WHERE counts = 0 OR held = 0;
CREATE TABLE operation_row (
    id INTEGER NOT NULL,
    operation_id INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT pk_operation_row PRIMARY KEY (id),
    CONSTRAINT fk_operation_row_operation_id_operation FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
);
CREATE INDEX ix_operation_row_table_name_row_id ON operation_row (table_name, row_id);
CREATE INDEX ix_operation_row_operation_id ON operation_row (operation_id);
CREATE TABLE supplier (
    id INTEGER NOT NULL,
    name_zh VARCHAR NOT NULL,
    name_pinyin VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    tier INTEGER,
    since DATE,
    province VARCHAR NOT NULL,
    city_zh VARCHAR NOT NULL,
    city_en VARCHAR NOT NULL,
    address_zh TEXT NOT NULL,
    address_en TEXT NOT NULL,
    postcode VARCHAR NOT NULL,
    website VARCHAR NOT NULL,
    products TEXT NOT NULL,
    payment_terms TEXT NOT NULL,
    lead_time_days INTEGER,
    week_days INTEGER NOT NULL,
    credit_code VARCHAR NOT NULL,
    cadence_ideal INTEGER,
    cadence_longest INTEGER,
    notes TEXT NOT NULL,
    photo_id INTEGER,
    search_key TEXT NOT NULL,
    sort_key VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_supplier PRIMARY KEY (id),
    CONSTRAINT ck_supplier_week CHECK (week_days IN (5, 6)),
    CONSTRAINT fk_supplier_photo_id_photo FOREIGN KEY(photo_id) REFERENCES photo (id)
);
CREATE INDEX ix_supplier_list ON supplier (sort_key, id, search_key) WHERE deleted_at IS NULL;
CREATE TABLE contact (
    id INTEGER NOT NULL,
    name_zh VARCHAR NOT NULL,
    family_zh VARCHAR NOT NULL,
    given_zh VARCHAR NOT NULL,
    pinyin VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    form_of_address VARCHAR NOT NULL,
    gender VARCHAR NOT NULL,
    photo_id INTEGER,
    birth_calendar VARCHAR NOT NULL,
    birth_year INTEGER,
    birth_month INTEGER,
    birth_day INTEGER,
    birth_leap BOOLEAN NOT NULL,
    home_town VARCHAR NOT NULL,
    family TEXT NOT NULL,
    hobbies TEXT NOT NULL,
    food TEXT NOT NULL,
    drink TEXT NOT NULL,
    languages VARCHAR NOT NULL,
    best_hours VARCHAR NOT NULL,
    introduced_by_id INTEGER,
    ask_next TEXT NOT NULL,
    cadence_ideal INTEGER,
    cadence_longest INTEGER,
    notes TEXT NOT NULL,
    private_notes TEXT NOT NULL,
    search_key TEXT NOT NULL,
    sort_key VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_contact PRIMARY KEY (id),
    CONSTRAINT ck_contact_birth_calendar CHECK (birth_calendar IN ('', 'solar', 'lunar')),
    CONSTRAINT fk_contact_photo_id_photo FOREIGN KEY(photo_id) REFERENCES photo (id),
    CONSTRAINT fk_contact_introduced_by_id_contact FOREIGN KEY(introduced_by_id) REFERENCES contact (id)
);
CREATE INDEX ix_contact_list ON contact (sort_key, id, search_key) WHERE deleted_at IS NULL;
CREATE INDEX ix_contact_birthday ON contact (birth_month, birth_day);
CREATE INDEX ix_contact_introduced_by_id ON contact (introduced_by_id);
CREATE TABLE follow_up (
    id INTEGER NOT NULL,
    due_on DATE NOT NULL,
    text TEXT NOT NULL,
    touch_id INTEGER,
    contact_id INTEGER,
    supplier_id INTEGER,
    done_at INTEGER,
    outcome VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_follow_up PRIMARY KEY (id),
    CONSTRAINT fk_follow_up_touch_id_touch FOREIGN KEY(touch_id) REFERENCES touch (id),
    CONSTRAINT fk_follow_up_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_follow_up_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_follow_up_done_at_due_on ON follow_up (done_at, due_on);
CREATE INDEX ix_follow_up_contact_id ON follow_up (contact_id);
CREATE INDEX ix_follow_up_touch_id ON follow_up (touch_id);
CREATE INDEX ix_follow_up_supplier_id ON follow_up (supplier_id);
CREATE TABLE favour (
    id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    direction VARCHAR NOT NULL,
    text TEXT NOT NULL,
    on_date DATE NOT NULL,
    returned_on DATE,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_favour PRIMARY KEY (id),
    CONSTRAINT fk_favour_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_favour_contact_id ON favour (contact_id);
CREATE TABLE supplier_skill (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    skill VARCHAR NOT NULL,
    rating INTEGER NOT NULL,
    note TEXT NOT NULL,
    rated_on DATE NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_supplier_skill PRIMARY KEY (id),
    CONSTRAINT fk_supplier_skill_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_supplier_skill_supplier_id ON supplier_skill (supplier_id);
CREATE TABLE employment (
    id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    supplier_id INTEGER,
    company VARCHAR NOT NULL,
    department VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    reports_to_id INTEGER,
    reports_to_name VARCHAR NOT NULL,
    decision_role VARCHAR NOT NULL,
    from_date DATE,
    until_date DATE,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_employment PRIMARY KEY (id),
    CONSTRAINT fk_employment_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_employment_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_employment_reports_to_id_contact FOREIGN KEY(reports_to_id) REFERENCES contact (id)
);
CREATE INDEX ix_employment_contact_id ON employment (contact_id);
CREATE INDEX ix_employment_reports_to_id ON employment (reports_to_id);
CREATE INDEX ix_employment_supplier_id ON employment (supplier_id);
CREATE TABLE channel (
    id INTEGER NOT NULL,
    contact_id INTEGER,
    supplier_id INTEGER,
    kind VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    preferred BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_channel PRIMARY KEY (id),
    CONSTRAINT fk_channel_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_channel_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_channel_supplier_id ON channel (supplier_id);
CREATE INDEX ix_channel_kind_value ON channel (kind, value);
CREATE INDEX ix_channel_contact_id ON channel (contact_id);
CREATE TABLE tagging (
    id INTEGER NOT NULL,
    tag_id INTEGER NOT NULL,
    supplier_id INTEGER,
    contact_id INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_tagging PRIMARY KEY (id),
    CONSTRAINT fk_tagging_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id),
    CONSTRAINT fk_tagging_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_tagging_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_tagging_tag_id ON tagging (tag_id);
CREATE INDEX ix_tagging_supplier_id ON tagging (supplier_id);
CREATE INDEX ix_tagging_contact_id ON tagging (contact_id);
CREATE TABLE event_person (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_event_person PRIMARY KEY (id),
    CONSTRAINT fk_event_person_event_id_event FOREIGN KEY(event_id) REFERENCES event (id),
    CONSTRAINT fk_event_person_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_event_person_contact_id ON event_person (contact_id);
CREATE INDEX ix_event_person_event_id ON event_person (event_id);
CREATE TABLE event_supplier (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_event_supplier PRIMARY KEY (id),
    CONSTRAINT fk_event_supplier_event_id_event FOREIGN KEY(event_id) REFERENCES event (id),
    CONSTRAINT fk_event_supplier_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_event_supplier_event_id ON event_supplier (event_id);
CREATE INDEX ix_event_supplier_supplier_id ON event_supplier (supplier_id);
CREATE TABLE supplier_shutdown (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    festival VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    stage VARCHAR NOT NULL,
    day DATE NOT NULL,
    confirmed_by VARCHAR NOT NULL,
    confirmed_on DATE,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_supplier_shutdown PRIMARY KEY (id),
    CONSTRAINT fk_supplier_shutdown_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_supplier_shutdown_year ON supplier_shutdown (year);
CREATE INDEX ix_supplier_shutdown_supplier_id ON supplier_shutdown (supplier_id);
CREATE TABLE supplier_closing (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    from_date DATE NOT NULL,
    until_date DATE NOT NULL,
    reason VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_supplier_closing PRIMARY KEY (id),
    CONSTRAINT ck_supplier_closing_days CHECK (until_date >= from_date),
    CONSTRAINT fk_supplier_closing_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_supplier_closing_supplier_id ON supplier_closing (supplier_id);
CREATE INDEX ix_supplier_closing_days ON supplier_closing (from_date, until_date);
CREATE TABLE touch_person (
    id INTEGER NOT NULL,
    touch_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_touch_person PRIMARY KEY (id),
    CONSTRAINT fk_touch_person_touch_id_touch FOREIGN KEY(touch_id) REFERENCES touch (id),
    CONSTRAINT fk_touch_person_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_touch_person_contact_id_at_touch_id ON touch_person (contact_id, at, touch_id);
CREATE INDEX ix_touch_person_touch_id ON touch_person (touch_id);
CREATE TABLE touch_supplier (
    id INTEGER NOT NULL,
    touch_id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_touch_supplier PRIMARY KEY (id),
    CONSTRAINT fk_touch_supplier_touch_id_touch FOREIGN KEY(touch_id) REFERENCES touch (id),
    CONSTRAINT fk_touch_supplier_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_touch_supplier_supplier_id_at_touch_id ON touch_supplier (supplier_id, at, touch_id);
CREATE INDEX ix_touch_supplier_touch_id ON touch_supplier (touch_id);
CREATE VIRTUAL TABLE search_index USING fts5(title, body, facet, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
