"""The numbers of the rules as fields of a form."""
