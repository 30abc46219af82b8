"""Files that are looked at and never stored: in memory only, and no more of them than needed."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopFutureHandlers
from django.http import HttpRequest

from certificates.pdf.examine import LARGEST


class InMemory(FileUploadHandler):
    """Keep one file in memory, up to the largest that we look into; let the rest run past.

    Of many under the field's name the last is looked at, so the one before it is let go.
    """

    FIELD = "file"

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.kept = BytesIO()

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        super().new_file(field_name, *args, **kwargs)
        if field_name != self.FIELD:
            raise SkipFile
        self.kept.truncate(0)
        self.kept = BytesIO()
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece in; of a file that is too large, just enough to know that it is."""
        self.kept.write(raw_data[: LARGEST + 1 - self.kept.tell()])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        size = self.kept.tell()
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type,
            size=size,
            charset=self.charset,
        )
