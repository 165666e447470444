CREATE INDEX ix_milestone_next ON milestone (order_id, target_on) WHERE actual_on IS NULL AND deleted_at IS NULL;
