"""The gate of the phrase library: small rules over the tables of ``resources/phrases``."""
