"""Everything that makes a PDF file of ours: faces, shaped text, pages and what they mean, layout,
the archive's metadata; what seals it, and what reads it back. No Django inside.
"""

SEAL_FIELD = "Stampel"
TIMESTAMP_FIELDS = ("Tidsstampel1", "Tidsstampel2")
"""The signature fields that every file has, empty until it is sealed."""
