"""What we write to a participant whose programme ends. Its public name alone is told."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lifecycle.post import Words

if TYPE_CHECKING:
    from programmes.models import Enrolment


def offer_everything(enrolment: "Enrolment") -> Words | None:
    """The way to their copy, and how long they can make another; nothing if it is gone by then."""
    if enrolment.is_erased:
        return None
    who = enrolment.participant
    name = str(enrolment.local_project.programme.public_name)
    said = [
        _("Hi %(name)s,") % {"name": who.called},
        _(
            "Your time in %(programme)s comes to its close. You wanted everything with you: what"
            " you have written, your pictures, what others have said, and your certificates."
        )
        % {"programme": name},
        _("We are making a copy for you. Sign in and fetch it here:"),
        settings.PUBLIC_URL + reverse("privacy:my_export"),
        _("If it is not ready yet, come back in a while. It lies there for a week."),
        how_long(enrolment),
        settings.ISSUER_NAME,
    ]
    return Words(_("Take everything with you"), "\n\n".join(filter(None, said)))


def how_long(enrolment: "Enrolment") -> str:
    """Until when another copy can be made, if a rule says so; certificates stay anyway."""
    rule = getattr(enrolment.local_project.programme, "retention", None)
    last = rule.ends_on if rule else None
    if last is None:
        return _("You can make a new one later. Your certificates stay.")
    said = _("You can make a new one until %(day)s. Your certificates stay after that, too.")
    return said % {"day": date_format(last, "j F Y")}
