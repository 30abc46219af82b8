"""The photo that was sent along, for whoever may answer."""

from django.http import FileResponse, Http404

from confirmations.models import ConfirmationRequest


def photo_of(asked: ConfirmationRequest, size: str) -> FileResponse:
    """Answer with the photo, for as long as the question is open."""
    if not asked.is_open or asked.photo is None:
        raise Http404
    picture = {"small": asked.photo.small, "large": asked.photo.large}.get(size)
    if picture is None:
        raise Http404
    return FileResponse(picture.open(), content_type="image/webp")
