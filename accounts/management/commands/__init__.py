"""Commands about people and machines."""
