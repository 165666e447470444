"""Gifts and greetings: the ledger of a person, the plan of a festival, and what speaks against a gift."""
