"""Painted delegates and small widgets that pages share."""
