CREATE TABLE phrase_sound (
    id INTEGER NOT NULL,
    phrase_key VARCHAR NOT NULL,
    voice VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_phrase_sound PRIMARY KEY (id),
    CONSTRAINT ck_phrase_sound_voice CHECK (voice IN ('model', 'own'))
);
CREATE INDEX ix_phrase_sound_phrase_key ON phrase_sound (phrase_key);
