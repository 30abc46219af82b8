"""How an answer arrives: by a link whose secret is never stored.

The database keeps a random nonce and the token's SHA-256. The token itself is made from the nonce
with the server's secret key, so neither a copy of the database nor a waiting letter opens a page,
and a letter that is sent once more carries the same link.
"""

import hashlib
import secrets

from django.utils.crypto import salted_hmac


def new_nonce() -> str:
    """Return 256 random bits as text."""
    return secrets.token_urlsafe(32)


def token_from(nonce: str) -> str:
    """Return the secret part of the link: 256 bits as 64 hex digits."""
    return salted_hmac("confirmations.link", nonce, algorithm="sha256").hexdigest()


def digest_of(token: str) -> str:
    """Return what is stored of a token: its SHA-256 as 64 hex digits."""
    return hashlib.sha256(token.encode()).hexdigest()
