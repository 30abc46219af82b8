"""What is asked when a programme ends."""
