CREATE TABLE relation (
    id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_relation PRIMARY KEY (id),
    CONSTRAINT fk_relation_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_relation_other_id_contact FOREIGN KEY(other_id) REFERENCES contact (id)
);
CREATE INDEX ix_relation_contact_id ON relation (contact_id);
CREATE INDEX ix_relation_other_id ON relation (other_id);
CREATE TABLE certificate (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    number VARCHAR NOT NULL,
    issuer VARCHAR NOT NULL,
    valid_from DATE,
    valid_until DATE NOT NULL,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_certificate PRIMARY KEY (id),
    CONSTRAINT fk_certificate_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_certificate_valid_until ON certificate (valid_until);
CREATE INDEX ix_certificate_supplier_id ON certificate (supplier_id);
CREATE TABLE next_need (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    speak_on DATE,
    outcome VARCHAR NOT NULL,
    settled_on DATE,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_next_need PRIMARY KEY (id),
    CONSTRAINT fk_next_need_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_next_need_supplier_id ON next_need (supplier_id);
