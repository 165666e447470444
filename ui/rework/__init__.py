"""Parts of the rework case: the talk, the ways out, offers, what was agreed, messages, the 8D report."""
