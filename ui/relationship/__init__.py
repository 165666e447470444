"""How a relationship stands: its health with the parts, the answers of the rules, decisions and promises."""
