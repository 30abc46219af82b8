"""Who carries a text message: the interface, and the one that shows it on this machine."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Message:
    """One text message. The same key means the same message, sent once more."""

    to: str  # E.164
    text: str
    key: str
    report_to: str = ""  # the address that wants to hear whether it arrived


class Provider(Protocol):
    name: str

    def send(self, message: Message) -> str:
        """Hand it over and return the provider's id for it; raise Temporary or Permanent."""
