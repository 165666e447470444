"""Fields of the person's own: their definitions, and their values on pages and in forms."""
