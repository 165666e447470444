CREATE TABLE product_defect (
    id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    defect_class VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    name_zh VARCHAR NOT NULL,
    allowed VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_product_defect PRIMARY KEY (id),
    CONSTRAINT fk_product_defect_product_id_product FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE INDEX ix_product_defect_product_id ON product_defect (product_id);
