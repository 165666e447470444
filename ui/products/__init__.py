"""Products, their revisions and their samples on the screen."""
