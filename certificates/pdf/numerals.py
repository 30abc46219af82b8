"""Lengths as a PDF writes them."""


def numeral(length: float) -> str:
    """Write a length with at most two decimals and no waste."""
    written = f"{length:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
