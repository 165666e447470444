"""One person on the screen: who they are, how to reach them, what to ask next."""
