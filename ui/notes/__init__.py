"""The editor of notes and what stands around it."""
