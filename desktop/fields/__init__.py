"""Fields of the person's own on suppliers, people and touches: defined once, filled in on each record."""
