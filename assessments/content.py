"""What we say to a participant about where their case is."""

from django.utils.translation import gettext_lazy as _

WHERE_IT_IS = {
    "preparing": _("It has not been handed over yet."),
    "submitted": _("It is in the queue. Someone will read it when it is its turn."),
    "in_assessment": _("%(assessor)s is reading what you have handed over."),
    "more_needed": _("%(assessor)s has a question for you."),
    "decided": _("The assessment is done. One more person looks at it before you get the reply."),
    "quality_checked": _("The reply is ready. Two people have looked at it."),
    "closed": _("Done. The certificate has been issued."),
    "withdrawn": _("You took it back. The moments are yours alone to decide over again."),
}
