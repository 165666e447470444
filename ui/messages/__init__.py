"""Writing a message: templates, fields, the text with what costs face, and what to say instead."""
