"""Finds what points at one person in words that are to be about a group."""

import re

# Six or eight digits of a birth time, then four signs: a number of birth, of coordination (day +
# 60) or an interim one, whose first sign is a letter. Digits of any script; any dash or a space.
_NUMBER = re.compile(
    r"(?<![\w])(?:\d\d)?\d\d(?P<month>\d\d)(?P<day>\d\d)[\s+\-\u2010-\u2015\u2212]?"
    r"(?:[A-Za-z]\d{3}|\d{4})(?![\w])"
)
_ADDRESS = re.compile(r"[^\s@<>]+\s?@\s?[^\s@<>]+\.[^\s@<>]{2,}")
_PHONE = re.compile(r"(?<!\w)(?:\+46|0046|0)\s?\(?0?\)?7[\s\-]?\d(?:[\s\-]?\d){7}(?!\w)")


def has_identity_number(words: str) -> bool:
    """Say whether something looks like somebody's identity number. An organisation's does not: its
    third digit is 2 or more, so it has no month.
    """
    return any(
        1 <= int(found["month"]) <= 12 and 1 <= int(found["day"]) % 60 <= 31
        for found in _NUMBER.finditer(words)
    )


def has_address(words: str) -> bool:
    """Say whether something looks like an e-mail address or a mobile phone number."""
    return bool(_ADDRESS.search(words) or _PHONE.search(words))
