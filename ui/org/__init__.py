"""The org chart of a supplier: layout, picture, and what can be done with it."""
