"""Chinese as the journal needs it: readings, names, forms of address, search keys, codes, numbers, places."""
