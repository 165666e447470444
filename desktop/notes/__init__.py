"""Notes: Markdown that is tied to people, suppliers, touches and other notes, with boxes that become follow-ups."""
