"""The parts of the import dialog: files, columns, rows and outcomes."""
