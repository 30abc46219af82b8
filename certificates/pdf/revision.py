"""A revision appended to a finished file, which leaves the archive's metadata as they are."""

from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class Revision(IncrementalPdfFileWriter):
    """PyHanko's own writer writes the metadata anew, and then a file says no more what it is."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__(BytesIO(pdf))

    def as_bytes(self) -> bytes:
        """Return the file with this revision appended."""
        output = BytesIO()
        self.write(output)  # type: ignore[no-untyped-call]
        return output.getvalue()

    def _update_meta(self) -> None:
        """Change nothing: who sealed, and when, the seal says."""
