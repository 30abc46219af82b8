"""A development machine sends no text messages: it keeps them for /mail/."""

import json
import sys
from pathlib import Path
from uuid import uuid4

from django.utils import timezone

from lifecycle.phones import masked_phone
from lifecycle.sms.providers import Message


class Console:
    """Keeps the message in a folder. The terminal, which may be a log, says only that it came: the
    link and the code stand on /mail/.
    """

    name = "console"

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    def send(self, message: Message) -> str:
        receipt = uuid4().hex
        kept = {"to": message.to, "text": message.text, "at": timezone.now().isoformat()}
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{receipt}.json").write_text(json.dumps(kept))
        sys.stdout.write(f"SMS to {masked_phone(message.to)}, to be read on /mail/\n")
        return receipt
