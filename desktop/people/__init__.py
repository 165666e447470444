"""Suppliers, contacts and who works where."""
