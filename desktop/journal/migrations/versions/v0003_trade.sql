CREATE TABLE exchange_rate (
    id INTEGER NOT NULL,
    currency VARCHAR NOT NULL,
    "into" VARCHAR NOT NULL,
    rate INTEGER NOT NULL,
    on_date DATE NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_exchange_rate PRIMARY KEY (id)
);
CREATE INDEX ix_exchange_rate_currency_into_on_date ON exchange_rate (currency, "into", on_date);
CREATE TABLE product (
    id INTEGER NOT NULL,
    name_en VARCHAR NOT NULL,
    name_zh VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    hs_code VARCHAR NOT NULL,
    notes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_product PRIMARY KEY (id)
);
CREATE INDEX ix_product_code ON product (code);
CREATE TABLE inquiry (
    id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    title_zh VARCHAR NOT NULL,
    product_id INTEGER,
    need TEXT NOT NULL,
    need_zh TEXT NOT NULL,
    quantity INTEGER,
    unit VARCHAR NOT NULL,
    yearly INTEGER,
    target_price INTEGER,
    currency VARCHAR NOT NULL,
    wanted_on DATE,
    standards VARCHAR NOT NULL,
    incoterm VARCHAR NOT NULL,
    port VARCHAR NOT NULL,
    homework VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    opened_on DATE,
    closed_on DATE,
    outcome TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_inquiry PRIMARY KEY (id),
    CONSTRAINT fk_inquiry_product_id_product FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE INDEX ix_inquiry_status ON inquiry (status, id);
CREATE INDEX ix_inquiry_product_id ON inquiry (product_id);
CREATE TABLE product_revision (
    id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    changed TEXT NOT NULL,
    drawing VARCHAR NOT NULL,
    from_date DATE NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_product_revision PRIMARY KEY (id),
    CONSTRAINT fk_product_revision_product_id_product FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE INDEX ix_product_revision_product_id ON product_revision (product_id);
CREATE TABLE licence (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    name_zh VARCHAR NOT NULL,
    credit_code VARCHAR NOT NULL,
    company_type VARCHAR NOT NULL,
    legal_representative VARCHAR NOT NULL,
    capital_subscribed INTEGER,
    capital_paid INTEGER,
    founded_on DATE,
    valid_until DATE,
    address_zh VARCHAR NOT NULL,
    scope TEXT NOT NULL,
    authority VARCHAR NOT NULL,
    registry_status VARCHAR NOT NULL,
    seen_on DATE,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_licence PRIMARY KEY (id),
    CONSTRAINT fk_licence_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_licence_supplier_id ON licence (supplier_id);
CREATE TABLE bank_account (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    beneficiary VARCHAR NOT NULL,
    bank VARCHAR NOT NULL,
    number VARCHAR NOT NULL,
    swift VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    personal BOOLEAN NOT NULL,
    announced_on DATE NOT NULL,
    announced_by VARCHAR NOT NULL,
    called_on DATE,
    called_whom VARCHAR NOT NULL,
    notice_on DATE,
    name_checked_on DATE,
    name_note VARCHAR NOT NULL,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_bank_account PRIMARY KEY (id),
    CONSTRAINT fk_bank_account_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_bank_account_supplier_id ON bank_account (supplier_id);
CREATE TABLE inquiry_supplier (
    id INTEGER NOT NULL,
    inquiry_id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    sent_on DATE,
    answered_on DATE,
    outcome VARCHAR NOT NULL,
    told_on DATE,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_inquiry_supplier PRIMARY KEY (id),
    CONSTRAINT fk_inquiry_supplier_inquiry_id_inquiry FOREIGN KEY(inquiry_id) REFERENCES inquiry (id),
    CONSTRAINT fk_inquiry_supplier_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);
CREATE INDEX ix_inquiry_supplier_supplier_id ON inquiry_supplier (supplier_id);
CREATE INDEX ix_inquiry_supplier_inquiry_id ON inquiry_supplier (inquiry_id);
CREATE TABLE criterion_weight (
    id INTEGER NOT NULL,
    inquiry_id INTEGER NOT NULL,
    criterion VARCHAR NOT NULL,
    weight INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_criterion_weight PRIMARY KEY (id),
    CONSTRAINT fk_criterion_weight_inquiry_id_inquiry FOREIGN KEY(inquiry_id) REFERENCES inquiry (id)
);
CREATE INDEX ix_criterion_weight_inquiry_id ON criterion_weight (inquiry_id);
CREATE TABLE sample_round (
    id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    revision_id INTEGER,
    asked_on DATE NOT NULL,
    sent_on DATE,
    courier VARCHAR NOT NULL,
    tracking VARCHAR NOT NULL,
    received_on DATE,
    verdict VARCHAR NOT NULL,
    verdict_on DATE,
    note TEXT NOT NULL,
    sealed_on DATE,
    sealed_where VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_sample_round PRIMARY KEY (id),
    CONSTRAINT fk_sample_round_product_id_product FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_sample_round_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_sample_round_revision_id_product_revision FOREIGN KEY(revision_id) REFERENCES product_revision (id)
);
CREATE INDEX ix_sample_round_supplier_id ON sample_round (supplier_id);
CREATE INDEX ix_sample_round_product_id ON sample_round (product_id);
CREATE INDEX ix_sample_round_revision_id ON sample_round (revision_id);
CREATE TABLE purchase_order (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    inquiry_id INTEGER,
    number VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    ordered_on DATE,
    closed_on DATE,
    currency VARCHAR NOT NULL,
    incoterm VARCHAR NOT NULL,
    port VARCHAR NOT NULL,
    template VARCHAR NOT NULL,
    wanted_on DATE,
    future_orders INTEGER NOT NULL,
    rework_days INTEGER,
    material_percent INTEGER,
    margin_percent INTEGER,
    notes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_purchase_order PRIMARY KEY (id),
    CONSTRAINT fk_purchase_order_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_purchase_order_inquiry_id_inquiry FOREIGN KEY(inquiry_id) REFERENCES inquiry (id)
);
CREATE INDEX ix_purchase_order_number ON purchase_order (number);
CREATE INDEX ix_purchase_order_supplier_id ON purchase_order (supplier_id);
CREATE INDEX ix_purchase_order_open ON purchase_order (stage, id) WHERE closed_on IS NULL AND deleted_at IS NULL;
CREATE INDEX ix_purchase_order_inquiry_id ON purchase_order (inquiry_id);
CREATE TABLE agreement (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    order_id INTEGER,
    kind VARCHAR NOT NULL,
    signed_on DATE,
    valid_until DATE,
    signer VARCHAR NOT NULL,
    chops VARCHAR NOT NULL,
    bilingual BOOLEAN NOT NULL,
    advance_word VARCHAR NOT NULL,
    party_zh VARCHAR NOT NULL,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_agreement PRIMARY KEY (id),
    CONSTRAINT fk_agreement_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_agreement_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id)
);
CREATE INDEX ix_agreement_order_id ON agreement (order_id);
CREATE INDEX ix_agreement_supplier_id ON agreement (supplier_id);
CREATE TABLE check_pass (
    id INTEGER NOT NULL,
    list_key VARCHAR NOT NULL,
    supplier_id INTEGER NOT NULL,
    order_id INTEGER,
    on_date DATE NOT NULL,
    minutes INTEGER NOT NULL,
    by_whom VARCHAR NOT NULL,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_check_pass PRIMARY KEY (id),
    CONSTRAINT fk_check_pass_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_check_pass_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id)
);
CREATE INDEX ix_check_pass_supplier_id ON check_pass (supplier_id);
CREATE INDEX ix_check_pass_order_id ON check_pass (order_id);
CREATE TABLE customisation (
    id INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    sign VARCHAR NOT NULL,
    points INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_customisation PRIMARY KEY (id),
    CONSTRAINT fk_customisation_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id)
);
CREATE INDEX ix_customisation_order_id ON customisation (order_id);
CREATE TABLE priority_change (
    id INTEGER NOT NULL,
    supplier_id INTEGER NOT NULL,
    order_id INTEGER,
    contact_id INTEGER,
    on_date DATE NOT NULL,
    changed_by VARCHAR NOT NULL,
    what TEXT NOT NULL,
    why TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    samples INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    currency VARCHAR NOT NULL,
    claim TEXT NOT NULL,
    settlement TEXT NOT NULL,
    settled_on DATE,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_priority_change PRIMARY KEY (id),
    CONSTRAINT fk_priority_change_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_priority_change_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id),
    CONSTRAINT fk_priority_change_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_priority_change_supplier_id ON priority_change (supplier_id);
CREATE INDEX ix_priority_change_contact_id ON priority_change (contact_id);
CREATE INDEX ix_priority_change_order_id ON priority_change (order_id);
CREATE TABLE touch_back (
    id INTEGER NOT NULL,
    asked_id INTEGER NOT NULL,
    on_date DATE NOT NULL,
    by_us BOOLEAN NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_touch_back PRIMARY KEY (id),
    CONSTRAINT fk_touch_back_asked_id_inquiry_supplier FOREIGN KEY(asked_id) REFERENCES inquiry_supplier (id)
);
CREATE INDEX ix_touch_back_asked_id ON touch_back (asked_id);
CREATE TABLE quote (
    id INTEGER NOT NULL,
    asked_id INTEGER NOT NULL,
    on_date DATE NOT NULL,
    currency VARCHAR NOT NULL,
    incoterm VARCHAR NOT NULL,
    port VARCHAR NOT NULL,
    moq INTEGER,
    lead_days INTEGER,
    tooling INTEGER,
    sample INTEGER,
    valid_until DATE,
    payment_terms VARCHAR NOT NULL,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_quote PRIMARY KEY (id),
    CONSTRAINT fk_quote_asked_id_inquiry_supplier FOREIGN KEY(asked_id) REFERENCES inquiry_supplier (id)
);
CREATE INDEX ix_quote_asked_id ON quote (asked_id);
CREATE TABLE criterion_mark (
    id INTEGER NOT NULL,
    asked_id INTEGER NOT NULL,
    criterion VARCHAR NOT NULL,
    mark INTEGER NOT NULL,
    why VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_criterion_mark PRIMARY KEY (id),
    CONSTRAINT fk_criterion_mark_asked_id_inquiry_supplier FOREIGN KEY(asked_id) REFERENCES inquiry_supplier (id)
);
CREATE INDEX ix_criterion_mark_asked_id ON criterion_mark (asked_id);
CREATE TABLE order_item (
    id INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    product_id INTEGER,
    revision_id INTEGER,
    description VARCHAR NOT NULL,
    quantity INTEGER NOT NULL,
    unit VARCHAR NOT NULL,
    unit_price INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_order_item PRIMARY KEY (id),
    CONSTRAINT fk_order_item_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id),
    CONSTRAINT fk_order_item_product_id_product FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_order_item_revision_id_product_revision FOREIGN KEY(revision_id) REFERENCES product_revision (id)
);
CREATE INDEX ix_order_item_product_id ON order_item (product_id);
CREATE INDEX ix_order_item_revision_id ON order_item (revision_id);
CREATE INDEX ix_order_item_order_id ON order_item (order_id);
CREATE TABLE milestone (
    id INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    english VARCHAR NOT NULL,
    hanzi VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    length INTEGER NOT NULL,
    begins_on DATE,
    target_on DATE NOT NULL,
    estimate_on DATE,
    actual_on DATE,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_milestone PRIMARY KEY (id),
    CONSTRAINT fk_milestone_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id)
);
CREATE INDEX ix_milestone_waiting ON milestone (target_on) WHERE actual_on IS NULL AND deleted_at IS NULL;
CREATE INDEX ix_milestone_order_id ON milestone (order_id);
CREATE TABLE payment (
    id INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    percent INTEGER,
    amount INTEGER NOT NULL,
    currency VARCHAR NOT NULL,
    released_by VARCHAR NOT NULL,
    due_on DATE,
    paid_on DATE,
    paid_amount INTEGER NOT NULL,
    hold VARCHAR NOT NULL,
    account_id INTEGER,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_payment PRIMARY KEY (id),
    CONSTRAINT ck_payment_percent CHECK (percent IS NULL OR (percent >= 0 AND percent <= 100)),
    CONSTRAINT fk_payment_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id),
    CONSTRAINT fk_payment_account_id_bank_account FOREIGN KEY(account_id) REFERENCES bank_account (id)
);
CREATE INDEX ix_payment_unpaid ON payment (due_on) WHERE paid_on IS NULL AND deleted_at IS NULL;
CREATE INDEX ix_payment_account_id ON payment (account_id);
CREATE INDEX ix_payment_order_id ON payment (order_id);
CREATE TABLE shipment (
    id INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    mode VARCHAR NOT NULL,
    forwarder VARCHAR NOT NULL,
    vessel VARCHAR NOT NULL,
    tracking VARCHAR NOT NULL,
    container VARCHAR NOT NULL,
    cutoff_on DATE,
    etd DATE,
    eta DATE,
    departed_on DATE,
    arrived_on DATE,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_shipment PRIMARY KEY (id),
    CONSTRAINT fk_shipment_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id)
);
CREATE INDEX ix_shipment_order_id ON shipment (order_id);
CREATE TABLE check_answer (
    id INTEGER NOT NULL,
    pass_id INTEGER NOT NULL,
    item VARCHAR NOT NULL,
    answer VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_check_answer PRIMARY KEY (id),
    CONSTRAINT fk_check_answer_pass_id_check_pass FOREIGN KEY(pass_id) REFERENCES check_pass (id)
);
CREATE INDEX ix_check_answer_pass_id ON check_answer (pass_id);
CREATE TABLE quote_tier (
    id INTEGER NOT NULL,
    quote_id INTEGER NOT NULL,
    from_quantity INTEGER NOT NULL,
    unit_price INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CONSTRAINT pk_quote_tier PRIMARY KEY (id),
    CONSTRAINT fk_quote_tier_quote_id_quote FOREIGN KEY(quote_id) REFERENCES quote (id)
);
CREATE INDEX ix_quote_tier_quote_id ON quote_tier (quote_id);
