"""Every address, for every role, for one’s own organisation and for another."""
