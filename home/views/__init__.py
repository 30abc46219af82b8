"""Pages that speak of several apps, one module for each surface."""
