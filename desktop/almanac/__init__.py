"""The Chinese calendar: lunar dates, solar terms, festivals, statutory days, working days; pure functions."""
