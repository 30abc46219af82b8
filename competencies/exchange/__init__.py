"""Frameworks on their way in and out, one file per format."""
