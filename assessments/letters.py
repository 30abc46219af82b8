"""What we write to the participant about a case: nothing of its content."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from lifecycle.post import Words

if TYPE_CHECKING:
    from assessments.models import AssessmentCase


def ask_for_more(case: "AssessmentCase") -> Words:
    """The assessor has a question."""
    return _short(case, _("There is a question for you."))


def tell_of_decision(case: "AssessmentCase") -> Words:
    """The case is decided and checked; the certificate can be looked through."""
    return _short(case, _("You have got a reply. Look through it when it suits you."))


def _short(case: "AssessmentCase", sentence: str) -> Words:
    hello = _("Hi %(name)s,") % {"name": case.participant.called}
    page = settings.PUBLIC_URL + case.get_absolute_url()
    return Words(
        _("You have got a reply"), "\n\n".join([hello, sentence, page, settings.ISSUER_NAME])
    )
