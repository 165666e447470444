CREATE TABLE visit (
    id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE NOT NULL,
    notes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_visit PRIMARY KEY (id)
);
CREATE INDEX ix_visit_from_day ON visit (from_day);
CREATE TABLE visit_stop (
    id INTEGER NOT NULL,
    visit_id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    touch_id INTEGER NOT NULL,
    agenda TEXT NOT NULL,
    findings TEXT NOT NULL,
    scheme VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_visit_stop PRIMARY KEY (id),
    CONSTRAINT fk_visit_stop_visit_id_visit FOREIGN KEY(visit_id) REFERENCES visit (id),
    CONSTRAINT fk_visit_stop_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_visit_stop_touch_id_touch FOREIGN KEY(touch_id) REFERENCES touch (id)
);
CREATE INDEX ix_visit_stop_supplier_id ON visit_stop (supplier_id);
CREATE INDEX ix_visit_stop_touch_id ON visit_stop (touch_id);
CREATE INDEX ix_visit_stop_visit_id ON visit_stop (visit_id);
CREATE TABLE dinner_seat (
    id INTEGER NOT NULL,
    stop_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    contact_id INTEGER,
    name VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_dinner_seat PRIMARY KEY (id),
    CONSTRAINT fk_dinner_seat_stop_id_visit_stop FOREIGN KEY(stop_id) REFERENCES visit_stop (id),
    CONSTRAINT fk_dinner_seat_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_dinner_seat_contact_id ON dinner_seat (contact_id);
CREATE INDEX ix_dinner_seat_stop_id ON dinner_seat (stop_id);
