"""Guanxi Journal without its screen: the store, the rules and the records."""
