"""Files on a record: the panel that every page can hold, the viewer, and copies outside of the journal."""
