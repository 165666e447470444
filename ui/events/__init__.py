"""The form of an own event."""
