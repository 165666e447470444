CREATE TABLE note (
    id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    body TEXT NOT NULL,
    day DATE,
    private BOOLEAN NOT NULL,
    pinned BOOLEAN NOT NULL,
    written_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_note PRIMARY KEY (id)
);
CREATE INDEX ix_note_written_at ON note (written_at);
CREATE INDEX ix_note_day ON note (day);
CREATE TABLE note_template (
    id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_note_template PRIMARY KEY (id)
);
CREATE INDEX ix_note_template_key ON note_template ("key");
CREATE TABLE note_draft (
    note_id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT pk_note_draft PRIMARY KEY (note_id)
);
CREATE TABLE note_tag (
    id INTEGER NOT NULL,
    note_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_note_tag PRIMARY KEY (id),
    CONSTRAINT fk_note_tag_note_id_note FOREIGN KEY(note_id) REFERENCES note (id)
);
CREATE INDEX ix_note_tag_note_id ON note_tag (note_id);
CREATE INDEX ix_note_tag_key ON note_tag ("key");
CREATE TABLE note_link (
    id INTEGER NOT NULL,
    note_id INTEGER NOT NULL,
    named BOOLEAN NOT NULL,
    kind VARCHAR NOT NULL,
    typed_id INTEGER NOT NULL,
    contact_id INTEGER,
    supplier_id INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_note_link PRIMARY KEY (id),
    CONSTRAINT fk_note_link_note_id_note FOREIGN KEY(note_id) REFERENCES note (id),
    CONSTRAINT fk_note_link_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_note_link_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_note_link_contact_id ON note_link (contact_id);
CREATE INDEX ix_note_link_supplier_id ON note_link (supplier_id);
CREATE INDEX ix_note_link_note_id ON note_link (note_id);
CREATE INDEX ix_note_link_kind_typed_id ON note_link (kind, typed_id);
CREATE TABLE note_task (
    id INTEGER NOT NULL,
    note_id INTEGER NOT NULL,
    follow_up_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    text TEXT NOT NULL,
    typed_day VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_note_task PRIMARY KEY (id),
    CONSTRAINT fk_note_task_note_id_note FOREIGN KEY(note_id) REFERENCES note (id),
    CONSTRAINT fk_note_task_follow_up_id_follow_up FOREIGN KEY(follow_up_id) REFERENCES follow_up (id)
);
CREATE INDEX ix_note_task_note_id ON note_task (note_id);
CREATE INDEX ix_note_task_follow_up_id ON note_task (follow_up_id);
