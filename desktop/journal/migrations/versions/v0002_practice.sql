CREATE TABLE deck (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    situation VARCHAR NOT NULL,
    kinds VARCHAR NOT NULL,
    new_a_day INTEGER,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_deck PRIMARY KEY (id)
);
CREATE INDEX ix_deck_situation ON deck (situation);
CREATE TABLE card (
    id INTEGER NOT NULL,
    deck_id INTEGER NOT NULL,
    phrase_key VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    state INTEGER NOT NULL,
    due INTEGER NOT NULL,
    position INTEGER NOT NULL,
    step INTEGER,
    stability FLOAT,
    difficulty FLOAT,
    last_review INTEGER,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    suspended BOOLEAN NOT NULL,
    buried_until DATE,
    flag INTEGER NOT NULL,
    leech BOOLEAN NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_card PRIMARY KEY (id),
    CONSTRAINT ck_card_state CHECK (state BETWEEN 0 AND 3),
    CONSTRAINT fk_card_deck_id_deck FOREIGN KEY(deck_id) REFERENCES deck (id)
);
CREATE INDEX ix_card_queue ON card (state, due, deck_id, buried_until, position) WHERE suspended = 0 AND deleted_at IS NULL;
CREATE INDEX ix_card_phrase_key_kind ON card (phrase_key, kind);
CREATE INDEX ix_card_deck_id_state ON card (deck_id, state);
CREATE TABLE own_phrase (
    id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    simplified TEXT NOT NULL,
    traditional TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    literal TEXT NOT NULL,
    english TEXT NOT NULL,
    register VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    when_say TEXT NOT NULL,
    when_not TEXT NOT NULL,
    face_note TEXT NOT NULL,
    reply_chinese TEXT NOT NULL,
    reply_english TEXT NOT NULL,
    situation VARCHAR NOT NULL,
    tags VARCHAR NOT NULL,
    level INTEGER NOT NULL,
    taught_by_id INTEGER,
    taught_on DATE,
    note TEXT NOT NULL,
    foreign_id VARCHAR NOT NULL,
    foreign_fields TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_own_phrase PRIMARY KEY (id),
    CONSTRAINT ck_own_phrase_source CHECK (source IN ('own', 'taught', 'imported', 'correction')),
    CONSTRAINT uq_own_phrase_key UNIQUE ("key"),
    CONSTRAINT fk_own_phrase_taught_by_id_contact FOREIGN KEY(taught_by_id) REFERENCES contact (id)
);
CREATE INDEX ix_own_phrase_foreign_id ON own_phrase (foreign_id);
CREATE INDEX ix_own_phrase_taught_by_id ON own_phrase (taught_by_id);
CREATE TABLE review (
    id INTEGER NOT NULL,
    card_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    day DATE NOT NULL,
    rating INTEGER NOT NULL,
    elapsed FLOAT NOT NULL,
    taken_ms INTEGER NOT NULL,
    typed TEXT NOT NULL,
    verdict VARCHAR NOT NULL,
    before_state INTEGER NOT NULL,
    before_step INTEGER,
    before_stability FLOAT,
    before_difficulty FLOAT,
    before_due INTEGER,
    fsrs_version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_review PRIMARY KEY (id),
    CONSTRAINT ck_review_rating CHECK (rating BETWEEN 1 AND 4),
    CONSTRAINT fk_review_card_id_card FOREIGN KEY(card_id) REFERENCES card (id)
);
CREATE INDEX ix_review_card_id_at ON review (card_id, at);
CREATE INDEX ix_review_day ON review (day, rating, before_state, taken_ms, card_id);
CREATE TABLE phrase_use (
    id INTEGER NOT NULL,
    phrase_key VARCHAR NOT NULL,
    contact_id INTEGER,
    touch_id INTEGER,
    at INTEGER NOT NULL,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_phrase_use PRIMARY KEY (id),
    CONSTRAINT fk_phrase_use_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_phrase_use_touch_id_touch FOREIGN KEY(touch_id) REFERENCES touch (id)
);
CREATE INDEX ix_phrase_use_touch_id ON phrase_use (touch_id);
CREATE INDEX ix_phrase_use_at ON phrase_use (at);
CREATE INDEX ix_phrase_use_phrase_key ON phrase_use (phrase_key);
CREATE INDEX ix_phrase_use_contact_id_at ON phrase_use (contact_id, at);
CREATE TABLE rehearsal (
    id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    occasion VARCHAR NOT NULL,
    day DATE NOT NULL,
    contact_id INTEGER,
    supplier_id INTEGER,
    done_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_rehearsal PRIMARY KEY (id),
    CONSTRAINT fk_rehearsal_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_rehearsal_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_rehearsal_supplier_id ON rehearsal (supplier_id);
CREATE INDEX ix_rehearsal_contact_id ON rehearsal (contact_id);
CREATE INDEX ix_rehearsal_day ON rehearsal (day);
CREATE TABLE rehearsal_phrase (
    id INTEGER NOT NULL,
    rehearsal_id INTEGER NOT NULL,
    phrase_key VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_rehearsal_phrase PRIMARY KEY (id),
    CONSTRAINT fk_rehearsal_phrase_rehearsal_id_rehearsal FOREIGN KEY(rehearsal_id) REFERENCES rehearsal (id)
);
CREATE INDEX ix_rehearsal_phrase_rehearsal_id ON rehearsal_phrase (rehearsal_id);
