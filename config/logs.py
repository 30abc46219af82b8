"""What a log may not hold."""

import logging
import re

SECRET = re.compile(r"/(s|s/mine|report)/[0-9a-f]{64}")


class WithoutSecrets(logging.Filter):
    """Takes the secret out of a link of a supervisor or a provider, wherever it stands."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = SECRET.sub(r"/\1/…", record.getMessage())
        record.args = ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = SECRET.sub(r"/\1/…", record.exc_text)
        return True
