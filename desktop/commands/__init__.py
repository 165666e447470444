"""The headless commands of the journal: each yields dictionaries that become JSON lines."""
