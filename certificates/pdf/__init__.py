"""Everything that makes a PDF file of ours: faces, shaped text, paper, layout. No Django inside."""
