CREATE TABLE attachment (
    id INTEGER NOT NULL,
    content VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    mime VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    taken_at INTEGER,
    text TEXT NOT NULL,
    trouble VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_attachment PRIMARY KEY (id)
);
CREATE INDEX ix_attachment_content ON attachment (content);
CREATE TABLE thumbnail (
    id INTEGER NOT NULL,
    content VARCHAR NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_thumbnail PRIMARY KEY (id),
    CONSTRAINT uq_thumbnail_content UNIQUE (content)
);
CREATE TABLE attachment_link (
    id INTEGER NOT NULL,
    attachment_id INTEGER NOT NULL,
    owner_kind VARCHAR NOT NULL,
    owner_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    caption TEXT NOT NULL,
    role VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_attachment_link PRIMARY KEY (id),
    CONSTRAINT fk_attachment_link_attachment_id_attachment FOREIGN KEY(attachment_id) REFERENCES attachment (id)
);
CREATE INDEX ix_attachment_link_owner_kind_owner_id ON attachment_link (owner_kind, owner_id);
CREATE INDEX ix_attachment_link_attachment_id ON attachment_link (attachment_id);
