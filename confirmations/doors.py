"""How an answer arrives: by a link, or by a short code that leads to one. Neither is ever stored.

The database keeps a random nonce and a digest. Link and code are made from the nonce with the
server's secret key, so neither a copy of the database nor a waiting letter opens a page, and a
letter that is sent once more carries the same link.
"""

import hashlib
import re
import secrets

from django.utils.crypto import salted_hmac

from lifecycle.phones import masked_phone

# Crockford's: what is read aloud or written by hand is not mistaken for something else.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MEANT = str.maketrans("OIL", "011")
CODE_LENGTH = 6
SPACING = re.compile(r"[\s.\-–]")


def new_nonce() -> str:
    """Return 256 random bits as text."""
    return secrets.token_urlsafe(32)


def token_from(nonce: str) -> str:
    """Return the secret part of the link: 256 bits as 64 hex digits."""
    return salted_hmac("confirmations.link", nonce, algorithm="sha256").hexdigest()


def digest_of(token: str) -> str:
    """Return what is stored of a token: its SHA-256 as 64 hex digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def code_from(nonce: str) -> str:
    """Return the six signs that somebody types by hand: 30 bits, for a quarter of an hour."""
    number = int.from_bytes(salted_hmac("confirmations.code", nonce, algorithm="sha256").digest())
    return "".join(SIGNS[number >> 5 * place & 31] for place in range(CODE_LENGTH))


def seal_of(code: str) -> str:
    """Return what is stored of a short code: keyed, as 30 bits are tried out in a moment."""
    return salted_hmac("confirmations.seal", code, algorithm="sha256").hexdigest()


def read_code(typed: str) -> str:
    """Return the code that was meant, whatever the case, gaps and lookalikes; else nothing."""
    code = SPACING.sub("", typed).upper().translate(MEANT)
    return code if re.fullmatch(f"[{SIGNS}]{{{CODE_LENGTH}}}", code) else ""


def new_poster_token() -> str:
    """Return the end of a poster's address: short, as it is printed, and no secret."""
    return "".join(secrets.choice(SIGNS) for _ in range(8)).lower()


def digits_from(nonce: str) -> str:
    """Return the eight digits of a code. Nobody finds them without the server's secret key."""
    number = int.from_bytes(salted_hmac("confirmations.digits", nonce, algorithm="sha256").digest())
    return f"{number % 10**8:08}"


def masked(contact: str) -> str:
    """Return an address or a number as only its owner would know it: k•••@cykelkoket.example."""
    box, at, domain = contact.partition("@")
    return f"{box[:1]}•••@{domain}" if at else masked_phone(contact)
