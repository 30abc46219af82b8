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


def tell_of_proposal(certificate: "Certificate") -> Words | None:
    """It is proposed that it should no longer hold; said no more if that is decided meanwhile."""
    if certificate.proposal is None:
        return None
    said = [_("We think that one of your certificates may have to stop being valid.")]
    if certificate.is_suspended:
        said.append(_("Until that is decided it is not valid."))
    said.append(
        _("Nothing is decided yet. Read why on the page, and tell us what you think there.")
    )
    return _short(certificate, _("About your certificate"), *said)


def tell_of_dismissal(certificate: "Certificate") -> Words:
    """The proposal is off: the certificate goes on as it was."""
    said = _("We have looked into it. Your certificate stays as it was.")
    return _short(certificate, _("About your certificate"), said)


def tell_of_suspension(certificate: "Certificate") -> Words | None:
    """It does not hold for the time being; said no more if it does again when the letter leaves."""
    if not certificate.is_suspended:
        return None
    said = _("One of your certificates is not valid right now.")
    then = _(
        "You need not do anything. We write again when we know more, or you write to %(email)s."
    )
    why = str(certificate.suspension.said)
    contact = then % {"email": settings.ISSUER["email"]}
    return _short(certificate, _("About your certificate"), said, why, contact)


def tell_of_reinstatement(certificate: "Certificate") -> Words:
    """It holds again."""
    said = _("Your certificate is valid again. You can use it as before.")
    return _short(certificate, _("About your certificate"), said)


def _short(certificate: "Certificate", subject: str, *sentences: str) -> Words:
    hello = _("Hi %(name)s,") % {"name": certificate.participant.called}
    page = settings.PUBLIC_URL + certificate.get_absolute_url()
    return Words(subject, "\n\n".join([hello, *sentences, page, settings.ISSUER_NAME]))
