CREATE TABLE inspection (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    order_id INTEGER,
    product_id INTEGER,
    product VARCHAR NOT NULL,
    follows_id INTEGER,
    kind VARCHAR NOT NULL,
    planned_on DATE NOT NULL,
    done_on DATE,
    inspector VARCHAR NOT NULL,
    site VARCHAR NOT NULL,
    standard VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    aql_critical VARCHAR NOT NULL,
    aql_major VARCHAR NOT NULL,
    aql_minor VARCHAR NOT NULL,
    lot INTEGER NOT NULL,
    finished INTEGER,
    packed INTEGER,
    inspected INTEGER NOT NULL,
    verdict VARCHAR NOT NULL,
    remarks TEXT NOT NULL,
    signed_by VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_inspection PRIMARY KEY (id),
    CONSTRAINT ck_inspection_lot CHECK (lot > 0),
    CONSTRAINT fk_inspection_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_inspection_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id),
    CONSTRAINT fk_inspection_product_id_product FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_inspection_follows_id_inspection FOREIGN KEY(follows_id) REFERENCES inspection (id)
);
CREATE INDEX ix_inspection_planned_on ON inspection (planned_on);
CREATE INDEX ix_inspection_order_id ON inspection (order_id);
CREATE INDEX ix_inspection_product_id ON inspection (product_id);
CREATE INDEX ix_inspection_follows_id ON inspection (follows_id);
CREATE INDEX ix_inspection_supplier_id ON inspection (supplier_id);
CREATE TABLE defect (
    id INTEGER NOT NULL,
    inspection_id INTEGER NOT NULL,
    defect_class VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    name_zh VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    unit INTEGER,
    count INTEGER NOT NULL,
    remark TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_defect PRIMARY KEY (id),
    CONSTRAINT ck_defect_count CHECK (count > 0),
    CONSTRAINT fk_defect_inspection_id_inspection FOREIGN KEY(inspection_id) REFERENCES inspection (id)
);
CREATE INDEX ix_defect_inspection_id ON defect (inspection_id);
CREATE TABLE measurement (
    id INTEGER NOT NULL,
    inspection_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    lowest FLOAT,
    highest FLOAT,
    value FLOAT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_measurement PRIMARY KEY (id),
    CONSTRAINT fk_measurement_inspection_id_inspection FOREIGN KEY(inspection_id) REFERENCES inspection (id)
);
CREATE INDEX ix_measurement_inspection_id ON measurement (inspection_id);
CREATE TABLE inspection_check (
    id INTEGER NOT NULL,
    inspection_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    area VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    name_zh VARCHAR NOT NULL,
    result VARCHAR NOT NULL,
    remark TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_inspection_check PRIMARY KEY (id),
    CONSTRAINT fk_inspection_check_inspection_id_inspection FOREIGN KEY(inspection_id) REFERENCES inspection (id)
);
CREATE INDEX ix_inspection_check_inspection_id ON inspection_check (inspection_id);
CREATE TABLE rework (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    inspection_id INTEGER NOT NULL,
    order_id INTEGER,
    contact_id INTEGER,
    opened_on DATE NOT NULL,
    talked VARCHAR NOT NULL,
    option VARCHAR NOT NULL,
    agreed_on DATE,
    ready_on DATE,
    payer VARCHAR NOT NULL,
    amount INTEGER,
    currency VARCHAR NOT NULL,
    reinspection_id INTEGER,
    closed_on DATE,
    outcome VARCHAR NOT NULL,
    thanked_on DATE,
    notes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_rework PRIMARY KEY (id),
    CONSTRAINT fk_rework_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_rework_inspection_id_inspection FOREIGN KEY(inspection_id) REFERENCES inspection (id),
    CONSTRAINT fk_rework_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id),
    CONSTRAINT fk_rework_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_rework_reinspection_id_inspection FOREIGN KEY(reinspection_id) REFERENCES inspection (id)
);
CREATE INDEX ix_rework_inspection_id ON rework (inspection_id);
CREATE INDEX ix_rework_reinspection_id ON rework (reinspection_id);
CREATE INDEX ix_rework_order_id ON rework (order_id);
CREATE INDEX ix_rework_supplier_id ON rework (supplier_id);
CREATE INDEX ix_rework_contact_id ON rework (contact_id);
CREATE TABLE rework_option (
    id INTEGER NOT NULL,
    rework_id INTEGER NOT NULL,
    option VARCHAR NOT NULL,
    cost INTEGER,
    currency VARCHAR NOT NULL,
    days INTEGER,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_rework_option PRIMARY KEY (id),
    CONSTRAINT fk_rework_option_rework_id_rework FOREIGN KEY(rework_id) REFERENCES rework (id)
);
CREATE INDEX ix_rework_option_rework_id ON rework_option (rework_id);
CREATE TABLE rework_offer (
    id INTEGER NOT NULL,
    rework_id INTEGER NOT NULL,
    "by" VARCHAR NOT NULL,
    on_date DATE NOT NULL,
    option VARCHAR NOT NULL,
    text TEXT NOT NULL,
    amount INTEGER,
    currency VARCHAR NOT NULL,
    days INTEGER,
    answer VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_rework_offer PRIMARY KEY (id),
    CONSTRAINT fk_rework_offer_rework_id_rework FOREIGN KEY(rework_id) REFERENCES rework (id)
);
CREATE INDEX ix_rework_offer_rework_id ON rework_offer (rework_id);
CREATE TABLE corrective_action (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    inspection_id INTEGER,
    rework_id INTEGER,
    step INTEGER NOT NULL,
    text TEXT NOT NULL,
    owner VARCHAR NOT NULL,
    due_on DATE,
    done_on DATE,
    evidence_before TEXT NOT NULL,
    evidence_after TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_corrective_action PRIMARY KEY (id),
    CONSTRAINT ck_corrective_action_step CHECK (step BETWEEN 1 AND 8),
    CONSTRAINT fk_corrective_action_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_corrective_action_inspection_id_inspection FOREIGN KEY(inspection_id) REFERENCES inspection (id),
    CONSTRAINT fk_corrective_action_rework_id_rework FOREIGN KEY(rework_id) REFERENCES rework (id)
);
CREATE INDEX ix_corrective_action_supplier_id ON corrective_action (supplier_id);
CREATE INDEX ix_corrective_action_inspection_id ON corrective_action (inspection_id);
CREATE INDEX ix_corrective_action_rework_id ON corrective_action (rework_id);
