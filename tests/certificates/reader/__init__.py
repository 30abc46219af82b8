"""Reads a finished certificate back, promise by promise, with other people's libraries.

Nothing here is shared with what writes the file. Each promise answers with sentences about what is
broken; none means that it is kept.
"""

from tests.certificates.reader.file import File
from tests.certificates.reader.promises import PROMISES, faults

__all__ = ["PROMISES", "File", "faults"]
