"""The parts of the quick log."""
