"""The parts of the box that finds anything."""
