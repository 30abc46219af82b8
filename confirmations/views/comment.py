"""Someone on the team reads a supervisor's sentence that was held, and decides who else does."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded
from confirmations import permissions
from confirmations.models import Comment


@require_POST
@guarded(Comment, permissions.release_comment)
def release_comment(request: UserRequest, comment: Comment) -> HttpResponse:
    comment.release(by=request.user)
    who = comment.concerns.called
    messages.success(request, _("%(who)s can read the sentence now.") % {"who": who})
    return redirect(comment)


@require_POST
@guarded(Comment, permissions.withhold_comment)
def withhold_comment(request: UserRequest, comment: Comment) -> HttpResponse:
    comment.withhold(by=request.user)
    who = comment.concerns.called
    said = _("%(who)s does not see the sentence. The answers stand.") % {"who": who}
    messages.success(request, said)
    return redirect(comment)
