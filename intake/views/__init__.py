"""Lists on their way in: chosen, looked at, answered, brought in."""
