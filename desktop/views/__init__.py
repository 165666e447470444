"""Saved views: a filter with columns, order and grouping over suppliers, people, touches or notes."""
