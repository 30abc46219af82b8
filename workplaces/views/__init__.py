"""Pages of places and placements."""
