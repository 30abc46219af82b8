"""What a log may not hold: whatever would open a page to whoever reads along."""

import logging
import re

_SLASH = r"(?:/|%(?:25)*2F)"  # in an address within an address it is written %2F, or %252F
_LONG = re.compile(r"[0-9a-f]{40,}", re.IGNORECASE)  # a link's secret, wherever it stands
_NAMED = re.compile(
    rf"({_SLASH}(?:s{_SLASH}mine|s(?!{_SLASH}mine{_SLASH})|p|v|report|api{_SLASH}certificates){_SLASH})[^/%\s?&\"'<>…]+",
    re.IGNORECASE,
)
_ASKED = re.compile(r"((?:[?&]|%(?:25)*(?:3F|26))(?:number|code)(?:=|%(?:25)*3D))[^&%\s\"']+", re.I)


def without_secrets(line: str) -> str:
    """Take out the secrets of links, and the numbers and codes that lead somewhere."""
    for known in (_NAMED, _ASKED):
        line = known.sub(r"\1…", line)
    return _LONG.sub("…", line)


class WithoutSecrets(logging.Filter):
    """Takes secrets out of all that a handler writes."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_secrets(record.getMessage())
        record.args = ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = without_secrets(record.exc_text)
        return True
