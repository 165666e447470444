CREATE TABLE decision (
    id INTEGER NOT NULL,
    supplier_id INTEGER,
    contact_id INTEGER NOT NULL,
    decider_id INTEGER,
    touch_id INTEGER,
    what TEXT NOT NULL,
    level VARCHAR NOT NULL,
    large BOOLEAN NOT NULL,
    asked_on DATE NOT NULL,
    answered_on DATE,
    answer TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_decision PRIMARY KEY (id),
    CONSTRAINT fk_decision_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_decision_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_decision_decider_id_contact FOREIGN KEY(decider_id) REFERENCES contact (id),
    CONSTRAINT fk_decision_touch_id_touch FOREIGN KEY(touch_id) REFERENCES touch (id)
);
CREATE INDEX ix_decision_supplier_id ON decision (supplier_id);
CREATE INDEX ix_decision_open ON decision (asked_on) WHERE answered_on IS NULL AND deleted_at IS NULL;
CREATE INDEX ix_decision_touch_id ON decision (touch_id);
CREATE INDEX ix_decision_contact_id ON decision (contact_id);
CREATE INDEX ix_decision_decider_id ON decision (decider_id);
CREATE TABLE promise (
    id INTEGER NOT NULL,
    supplier_id INTEGER,
    contact_id INTEGER NOT NULL,
    touch_id INTEGER,
    side VARCHAR NOT NULL,
    what TEXT NOT NULL,
    made_on DATE NOT NULL,
    due_on DATE NOT NULL,
    outcome VARCHAR NOT NULL,
    settled_on DATE,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_promise PRIMARY KEY (id),
    CONSTRAINT fk_promise_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_promise_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_promise_touch_id_touch FOREIGN KEY(touch_id) REFERENCES touch (id)
);
CREATE INDEX ix_promise_open ON promise (due_on) WHERE outcome = '' AND deleted_at IS NULL;
CREATE INDEX ix_promise_supplier_id ON promise (supplier_id);
CREATE INDEX ix_promise_touch_id ON promise (touch_id);
CREATE INDEX ix_promise_contact_id ON promise (contact_id);
CREATE TABLE rhythm_pause (
    id INTEGER NOT NULL,
    contact_id INTEGER,
    supplier_id INTEGER,
    rule VARCHAR NOT NULL,
    until_on DATE,
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_rhythm_pause PRIMARY KEY (id),
    CONSTRAINT ck_rhythm_pause_owner CHECK ((contact_id IS NULL) <> (supplier_id IS NULL)),
    CONSTRAINT fk_rhythm_pause_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_rhythm_pause_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_rhythm_pause_rule ON rhythm_pause (rule, until_on);
CREATE INDEX ix_rhythm_pause_contact_id ON rhythm_pause (contact_id);
CREATE INDEX ix_rhythm_pause_supplier_id ON rhythm_pause (supplier_id);
CREATE TABLE health_pin (
    id INTEGER NOT NULL,
    contact_id INTEGER,
    supplier_id INTEGER,
    value INTEGER NOT NULL,
    reason TEXT NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_health_pin PRIMARY KEY (id),
    CONSTRAINT ck_health_pin_owner CHECK ((contact_id IS NULL) <> (supplier_id IS NULL)),
    CONSTRAINT ck_health_pin_value CHECK (value BETWEEN 0 AND 100),
    CONSTRAINT fk_health_pin_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_health_pin_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_health_pin_contact_id ON health_pin (contact_id);
CREATE INDEX ix_health_pin_supplier_id ON health_pin (supplier_id);
