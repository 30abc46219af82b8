"""Everything that makes, seals and reads back a PDF file of ours. No Django inside."""

SEAL_FIELD = "Stampel"
TIMESTAMP_FIELDS = ("Tidsstampel1", "Tidsstampel2")
