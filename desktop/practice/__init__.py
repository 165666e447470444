"""Practice: the phrases of the library, cards, their schedule, and judging what was answered."""
