"""Visits to suppliers: the route, whom to meet, what to talk about, what came of it, and who sits where."""
