"""The long view of a supplier: years together, what runs out, what they could need next."""
