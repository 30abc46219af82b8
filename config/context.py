"""What every template knows: the names we go by."""

from django.conf import settings
from django.http import HttpRequest

from accounts.sign_in import people_of_the_demo


def names(request: HttpRequest) -> dict[str, object]:
    """Return product and issuer, and whom to write to."""
    return {
        "PRODUCT_NAME": settings.PRODUCT_NAME,
        "ISSUER_NAME": settings.ISSUER_NAME,
        "ISSUER_EMAIL": settings.ISSUER["email"],
        "SUPPORT_EMAIL": settings.SUPPORT_EMAIL,
        "DEVELOPMENT": settings.DEVELOPMENT,
        # Asked for by the sign-in page alone, and empty unless this is a development machine.
        "people_of_the_demo": people_of_the_demo,
    }
