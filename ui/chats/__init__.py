"""Copied chats that become touches."""
