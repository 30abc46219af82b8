"""What a log may not hold."""

import logging
import re

SECRET = re.compile(r"/s/[0-9a-f]{64}")


class WithoutSecrets(logging.Filter):
    """Takes the secret out of a supervisor's link, wherever it stands in what is logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = SECRET.sub("/s/…", record.getMessage())
        record.args = ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = SECRET.sub("/s/…", record.exc_text)
        return True
