"""Parts of the suppliers page."""
