"""Files that are looked at and never stored: in memory only, and no more of them than needed."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from certificates.pdf.examine import LARGEST


class InMemory(FileUploadHandler):
    """Keep one file in memory, up to the largest that we look into; let the rest run past."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = bytearray()
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece in; of a file that is too large, just enough to know that it is."""
        if len(self.kept) <= LARGEST:
            self.kept += raw_data[: LARGEST + 1 - len(self.kept)]

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        return InMemoryUploadedFile(
            file=BytesIO(self.kept),
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type,
            size=len(self.kept),
            charset=self.charset,
        )
