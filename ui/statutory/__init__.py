"""The parts of the statutory dialog: a pasted notice or a file, single days by hand, what was brought in."""
