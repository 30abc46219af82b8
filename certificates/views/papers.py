"""The paper as an answer to a browser."""

from django.http import HttpResponse


def pdf_response(pdf: bytes | memoryview, name: str) -> HttpResponse:
    """Answer with a PDF that is kept nowhere on the way."""
    response = HttpResponse(bytes(pdf), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
