CREATE TABLE recent_search (
    id INTEGER NOT NULL,
    typed VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT pk_recent_search PRIMARY KEY (id),
    CONSTRAINT uq_recent_search_typed UNIQUE (typed)
);
