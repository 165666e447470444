"""The Chinese calendar: lunar dates, solar terms, festivals, statutory days and working days; pure functions."""
