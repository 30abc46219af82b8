"""Closing a programme, and what becomes of what is in it."""
