"""Text messages: one small interface, whoever carries them."""

from lifecycle.sms.gsm import in_gsm
from lifecycle.sms.providers import Message, Provider
from lifecycle.sms.segments import segments
from lifecycle.sms.sending import is_offered, send

__all__ = ["Message", "Provider", "in_gsm", "is_offered", "segments", "send"]
