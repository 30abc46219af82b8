"""What we write to somebody whom a participant lets see something. Says nothing of whom."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from lifecycle.post import Words

if TYPE_CHECKING:
    from collaboration.models import Sharing


def tell_receiver(sharing: "Sharing") -> Words | None:
    """Somebody shares something; nothing if that is over when the letter leaves."""
    if not sharing.is_open:
        return None
    hello = _("Hi %(name)s,") % {"name": sharing.receiver.called}
    said = _("Somebody wants to show you something in %(product)s. Sign in to see it:") % {
        "product": settings.PRODUCT_NAME
    }
    page = settings.PUBLIC_URL + sharing.reader_url
    then = _("They decide for how long, and they see when you open it.")
    subject = _("Somebody shares something with you")
    return Words(subject, "\n\n".join([hello, said, page, then, settings.ISSUER_NAME]))
