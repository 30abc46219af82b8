"""What a programme lead writes. Forms check shape; they never save."""
