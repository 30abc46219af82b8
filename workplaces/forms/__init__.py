"""What recruiters write of places and placements."""
