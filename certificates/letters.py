"""What we write to the holder of a certificate."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from lifecycle.post import Words

if TYPE_CHECKING:
    from certificates.models import Certificate


def tell_holder(certificate: "Certificate") -> Words:
    """The certificate is there."""
    said = _("You have got a certificate. You choose who can see it.")
    return _short(certificate, _("You have got a certificate"), said)


def ask_to_look_through(certificate: "Certificate") -> Words:
    """There is a text to look through before anything is issued."""
    said = [_("There is a text to look through. Nothing is issued until you have said yes.")]
    if certificate.asked:
        said.append(_("There is a note about what to look at."))
    return _short(certificate, _("Look through a text"), *said)


def tell_of_revocation(certificate: "Certificate") -> Words:
    """The certificate no longer holds."""
    said = _(
        "One of your certificates no longer holds. Write to %(email)s if you wonder why, or if you "
        "think it is wrong."
    ) % {"email": settings.ISSUER["email"]}
    return _short(certificate, _("About your certificate"), said)


def _short(certificate: "Certificate", subject: str, *sentences: str) -> Words:
    hello = _("Hi %(name)s,") % {"name": certificate.participant.called}
    page = settings.PUBLIC_URL + certificate.get_absolute_url()
    return Words(subject, "\n\n".join([hello, *sentences, page, settings.ISSUER_NAME]))
