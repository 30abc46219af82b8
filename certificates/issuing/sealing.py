"""The last that is done to a paper: from here on, nobody changes a bit of it unseen."""

import logging

from django.utils.translation import gettext_lazy as _

from certificates import keys
from certificates.models import Certificate
from certificates.pdf.seal import SealFailed, SealServiceAway
from lifecycle.transitions import Refused

_AWAY = _("The seal service does not answer. Nothing has been issued. Try again in a while.")
_FAILED = _(
    "The certificate could not be sealed. Nothing has been issued."
    " Whoever runs the system can read in its log why."
)

log = logging.getLogger(__name__)


def sealed(pdf: bytes, certificate: Certificate) -> bytes:
    """Seal a paper, or say to the issuer why nothing came of it. May ask over the network."""
    try:
        return keys.sealer().seal(pdf)
    except SealServiceAway as error:
        log.exception("The seal of certificate %s: a service is away", certificate.pk)
        raise Refused(_AWAY, subject=certificate) from error
    except SealFailed as error:
        log.exception("The seal of certificate %s failed", certificate.pk)
        raise Refused(_FAILED, subject=certificate) from error
