"""A development machine sends no text messages: it shows them in the terminal and on /mail/."""

import json
import sys
from pathlib import Path
from uuid import uuid4

from django.utils import timezone

from lifecycle.sms.providers import Message


class Console:
    """Shows the message to whoever develops, and keeps it in a folder."""

    name = "console"

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    def send(self, message: Message) -> str:
        receipt = uuid4().hex
        kept = {"to": message.to, "text": message.text, "at": timezone.now().isoformat()}
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{receipt}.json").write_text(json.dumps(kept))
        sys.stdout.write(f"SMS to {message.to}: {message.text}\n")
        return receipt
