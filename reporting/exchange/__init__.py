"""Files for funders: prepared by one person, released by another if it still says what is true."""

from reporting.exchange.making import prepare, release

__all__ = ["prepare", "release"]
