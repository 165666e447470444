"""Short rows of what was found while typing: the palette and the completion of names."""
