"""Parts of the dialog that merges two records."""
