CREATE TABLE custom_field (
    id INTEGER NOT NULL,
    owner VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    link VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_custom_field PRIMARY KEY (id)
);
CREATE TABLE saved_view (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    ready VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    criteria TEXT NOT NULL,
    columns TEXT NOT NULL,
    sort VARCHAR NOT NULL,
    descending BOOLEAN NOT NULL,
    grouping VARCHAR NOT NULL,
    tone VARCHAR NOT NULL,
    pinned BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_saved_view PRIMARY KEY (id)
);
CREATE TABLE field_choice (
    id INTEGER NOT NULL,
    field_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_field_choice PRIMARY KEY (id),
    CONSTRAINT fk_field_choice_field_id_custom_field FOREIGN KEY(field_id) REFERENCES custom_field (id)
);
CREATE INDEX ix_field_choice_field_id ON field_choice (field_id);
CREATE TABLE field_value (
    id INTEGER NOT NULL,
    field_id INTEGER NOT NULL,
    supplier_id INTEGER,
    contact_id INTEGER,
    touch_id INTEGER,
    text TEXT NOT NULL,
    amount INTEGER,
    currency VARCHAR NOT NULL,
    rank FLOAT,
    choice_id INTEGER,
    to_supplier_id INTEGER,
    to_contact_id INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_field_value PRIMARY KEY (id),
    CONSTRAINT fk_field_value_field_id_custom_field FOREIGN KEY(field_id) REFERENCES custom_field (id),
    CONSTRAINT fk_field_value_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_field_value_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_field_value_touch_id_touch FOREIGN KEY(touch_id) REFERENCES touch (id),
    CONSTRAINT fk_field_value_choice_id_field_choice FOREIGN KEY(choice_id) REFERENCES field_choice (id),
    CONSTRAINT fk_field_value_to_supplier_id_supplier FOREIGN KEY(to_supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_field_value_to_contact_id_contact FOREIGN KEY(to_contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_field_value_contact_id ON field_value (contact_id);
CREATE INDEX ix_field_value_touch_id ON field_value (touch_id);
CREATE INDEX ix_field_value_supplier_id ON field_value (supplier_id);
CREATE INDEX ix_field_value_to_supplier_id ON field_value (to_supplier_id);
CREATE INDEX ix_field_value_to_contact_id ON field_value (to_contact_id);
CREATE INDEX ix_field_value_choice_id ON field_value (choice_id);
CREATE INDEX ix_field_value_field_id_rank ON field_value (field_id, rank);
