"""One module per place in the window."""
