"""What the timeline, the quick log and the touch form share."""
