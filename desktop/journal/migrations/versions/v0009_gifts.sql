CREATE TABLE festival_plan (
    id INTEGER NOT NULL,
    festival VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    transit_days INTEGER NOT NULL,
    notes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_festival_plan PRIMARY KEY (id)
);
CREATE INDEX ix_festival_plan_year_festival ON festival_plan (year, festival);
CREATE TABLE own_message (
    id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    occasion VARCHAR NOT NULL,
    register VARCHAR NOT NULL,
    zh TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    en TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_own_message PRIMARY KEY (id)
);
CREATE TABLE gift (
    id INTEGER NOT NULL,
    contact_id INTEGER,
    supplier_id INTEGER,
    side VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    what TEXT NOT NULL,
    occasion VARCHAR NOT NULL,
    for_day DATE,
    sent_on DATE,
    on_date DATE,
    value INTEGER,
    currency VARCHAR NOT NULL,
    cash BOOLEAN NOT NULL,
    tracking VARCHAR NOT NULL,
    reaction TEXT NOT NULL,
    notes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_gift PRIMARY KEY (id),
    CONSTRAINT fk_gift_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_gift_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_gift_contact_id ON gift (contact_id);
CREATE INDEX ix_gift_under_way ON gift (for_day) WHERE state IN ('idea', 'planned', 'bought', 'sent') AND deleted_at IS NULL;
CREATE INDEX ix_gift_supplier_id ON gift (supplier_id);
CREATE TABLE supplier_manners (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    state_owned BOOLEAN NOT NULL,
    takes_gifts BOOLEAN NOT NULL,
    stay_neutral BOOLEAN NOT NULL,
    quarrel TEXT NOT NULL,
    names TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_supplier_manners PRIMARY KEY (id),
    CONSTRAINT fk_supplier_manners_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_supplier_manners_supplier_id ON supplier_manners (supplier_id);
CREATE TABLE contact_manners (
    id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    rank VARCHAR NOT NULL,
    takes_gifts BOOLEAN NOT NULL,
    avoid TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_contact_manners PRIMARY KEY (id),
    CONSTRAINT fk_contact_manners_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_contact_manners_contact_id ON contact_manners (contact_id);
CREATE TABLE greeting (
    id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    template VARCHAR NOT NULL,
    text TEXT NOT NULL,
    sent_on DATE,
    touch_id INTEGER,
    gift_id INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_greeting PRIMARY KEY (id),
    CONSTRAINT fk_greeting_plan_id_festival_plan FOREIGN KEY(plan_id) REFERENCES festival_plan (id),
    CONSTRAINT fk_greeting_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_greeting_touch_id_touch FOREIGN KEY(touch_id) REFERENCES touch (id),
    CONSTRAINT fk_greeting_gift_id_gift FOREIGN KEY(gift_id) REFERENCES gift (id)
);
CREATE INDEX ix_greeting_contact_id ON greeting (contact_id);
CREATE INDEX ix_greeting_gift_id ON greeting (gift_id);
CREATE INDEX ix_greeting_touch_id ON greeting (touch_id);
CREATE INDEX ix_greeting_plan_id ON greeting (plan_id);
