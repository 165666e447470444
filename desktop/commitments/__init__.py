"""What was promised or is to be done: follow-ups, later decisions and promises."""
