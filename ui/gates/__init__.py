"""What stands before an open journal: first start, unlocking, and the proof of the recovery code."""
