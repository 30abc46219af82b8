"""What a page sends when things are ticked."""

MOST = 1000  # more than a page shows


def numbers_in(values: list[str]) -> list[int]:
    """Return the ids among what was sent; what is none is nobody's."""
    return [int(each) for each in values[:MOST] if each.isdecimal() and len(each) < 18]
