"""Qt models over the reads of the journal."""
