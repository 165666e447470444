"""The planner's parts: what was asked, the table of milestones with its bars, and its words."""
