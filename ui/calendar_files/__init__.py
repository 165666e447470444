"""The parts of the dialog for calendar files: bringing events in, giving them out."""
