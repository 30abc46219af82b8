"""What files are called inside a copy."""

from certificates.models import Certificate
from portfolio.models import Evidence


def photo_file(picture: Evidence) -> str:
    return f"photos/{picture.pk}.webp"


def certificate_path(certificate: Certificate) -> str:
    return f"certificates/{certificate.serial}.pdf"
