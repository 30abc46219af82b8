"""What we write to the holder of a certificate."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from lifecycle.post import Words

if TYPE_CHECKING:
    from certificates.models import Certificate


def tell_holder(certificate: "Certificate") -> Words:
    """The certificate is there."""
    hello = _("Hi %(name)s,") % {"name": certificate.participant.called}
    page = settings.PUBLIC_URL + certificate.get_absolute_url()
    said = _("You have got a certificate. You choose who can see it.")
    return Words(_("You have got a certificate"), "\n\n".join([hello, said, page]))
