"""A provider with an HTTP API in the shape of 46elks'."""

import json
from typing import Any

import urllib3
from django.conf import settings

from lifecycle.sms.providers import Message
from lifecycle.trouble import Permanent, Temporary, Trouble, Undelivered

ANSWER_FITS = 10_000  # bytes; the answer to one message is a few hundred
# What is wrong with our account or its address concerns every message: none is given up for it.
OURS_TO_MEND = {401, 402, 403, 404, 405}
COME_BACK = {408, 425, 429}


class Http:
    """Posts a form and reads JSON. What it raises names a status, never a number or a word."""

    def __init__(self, *, name: str, url: str, user: str, password: str, sender: str) -> None:
        self.name = name
        self._url = url
        self._sender = sender
        self._headers = urllib3.make_headers(basic_auth=f"{user}:{password}")

    def send(self, message: Message) -> str:
        status, body = self._post(message)
        if 200 <= status < 300:
            return self._receipt_in(body)
        raise self._no(status)

    def _post(self, message: Message) -> tuple[int, bytes]:
        form = {"from": self._sender, "to": message.to, "message": message.text}
        if message.report_to:
            form["whendelivered"] = message.report_to
        try:
            with self._open(form, message.key) as response:
                return response.status, response.read(ANSWER_FITS)
        except urllib3.exceptions.HTTPError as error:
            raise Temporary(Trouble.AWAY, f"{self.name}: {type(error).__name__}") from None

    def _open(self, form: dict[str, str], key: str) -> urllib3.BaseHTTPResponse:
        """Ask once: no second try and no other address, as that may send twice, or elsewhere."""
        return urllib3.PoolManager().request(
            "POST",
            self._url,
            fields=form,
            encode_multipart=False,
            headers={**self._headers, "Idempotency-Key": key},
            timeout=urllib3.Timeout(connect=settings.SMS_TIMEOUT, read=settings.SMS_TIMEOUT),
            retries=False,
            redirect=False,
            preload_content=False,
        )

    def _receipt_in(self, body: bytes) -> str:
        try:
            answer: Any = json.loads(body)
            receipt, status = answer["id"], answer.get("status")
        except (ValueError, TypeError, KeyError, AttributeError):
            raise Temporary(Trouble.AWAY, f"{self.name}: an answer without an id") from None
        if status == "failed":
            raise Permanent(Trouble.REFUSED, f"{self.name}: failed at once")
        return str(receipt)[:80]

    def _no(self, status: int) -> Undelivered:
        detail = f"{self.name}: HTTP {status}"
        if status in COME_BACK:
            return Temporary(Trouble.LATER, detail)
        if status in OURS_TO_MEND or 300 <= status < 400:
            return Temporary(Trouble.SETUP, detail)
        if 400 <= status < 500:
            return Permanent(Trouble.REFUSED, detail)
        return Temporary(Trouble.AWAY, detail)
