"""What we write to the holder of a certificate."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from lifecycle.post import Words

if TYPE_CHECKING:
    from certificates.models import Certificate, CompetenceLetter, StatementRequest


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


def tell_of_answer(certificate: "Certificate") -> Words:
    """An issuer has written back about a change that was asked for."""
    said = _("We have answered you about the text. Look through it once more.")
    return _short(certificate, _("We have answered you"), said)


def ask_for_statement(request: "StatementRequest") -> Words | None:
    """The link to write about a placement; nothing if it was taken back meanwhile."""
    if not request.is_waiting:
        return None
    who = request.participant.short_name
    return Words(
        _("Would you write a few lines about %(who)s?") % {"who": who},
        "\n\n".join(
            [
                _("Hi %(name)s,") % {"name": request.supervisor.name.split(" ")[0]},
                _("%(who)s has been at your workplace and would like a certificate of it.")
                % {"who": who},
                _("Two short answers are enough. You need no account:"),
                request.link,
                _("Opening the page changes nothing. The link works for 60 days."),
                settings.ISSUER_NAME,
            ]
        ),
    )


def tell_of_decline(request: "StatementRequest") -> Words:
    """The supervisor does not want to write. Nobody asks why."""
    hello = _("Hi %(name)s,") % {"name": request.participant.called}
    said = _("There will be no text from %(name)s. You can ask somebody else, or do without.")
    said = said % {"name": request.supervisor.name}
    return Words(_("About your question"), "\n\n".join([hello, said, settings.ISSUER_NAME]))


def ask_partner(letter: "CompetenceLetter") -> Words | None:
    """A participant asks somebody on the team to confirm a talk; nothing if that is done."""
    if letter.partner is None or not letter.is_asked:
        return None
    who = {"who": letter.participant.called}
    said = _("%(who)s has written a competence letter and says that you talked about it.") % who
    what = _("Confirm that the talk took place, or say what to look at again.")
    page = settings.PUBLIC_URL + letter.get_absolute_url()
    hello = _("Hi %(name)s,") % {"name": letter.partner.called}
    subject = _("Did you talk with %(who)s?") % who
    return Words(subject, "\n\n".join([hello, said, what, page, settings.ISSUER_NAME]))


def tell_of_return(letter: "CompetenceLetter") -> Words:
    """The dialogue partner has given the letter back with a word."""
    hello = _("Hi %(name)s,") % {"name": letter.participant.called}
    said = _("There is a note on your competence letter. Look at it when you have time.")
    page = settings.PUBLIC_URL + letter.get_absolute_url()
    subject = _("Look at your letter once more")
    return Words(subject, "\n\n".join([hello, said, page, settings.ISSUER_NAME]))


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
