"""The project lead's pages about what funders and steering are told."""
