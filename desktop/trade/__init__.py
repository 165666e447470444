"""Buying: products and samples, inquiries and quotes, papers, orders with milestones, payments and leverage."""
