"""The page on which a participant reads what a leader saw, and says whether it is right."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded
from confirmations import permissions
from confirmations.forms.activity import SuggestionForm
from confirmations.models import Suggestion


@require_safe
@guarded(Suggestion, permissions.show_suggestion)
def show_suggestion(request: UserRequest, suggestion: Suggestion) -> HttpResponse:
    if suggestion.entry:
        return redirect(suggestion.entry)
    return _page(request, suggestion, SuggestionForm(suggestion=suggestion))


@require_POST
@guarded(Suggestion, permissions.accept_suggestion)
def accept_suggestion(request: UserRequest, suggestion: Suggestion) -> HttpResponse:
    form = SuggestionForm(request.POST, suggestion=suggestion)
    if suggestion.is_offered and not form.is_valid():
        return _page(request, suggestion, form, status=422)
    entry = suggestion.accept(
        by=request.user,
        competencies=form.agreed if form.is_valid() else [],
        words=form.cleaned_data.get("words", ""),
    )
    messages.success(request, _("Saved. Well done."))
    return redirect(entry)


@require_POST
@guarded(Suggestion, permissions.leave_suggestion)
def leave_suggestion(request: UserRequest, suggestion: Suggestion) -> HttpResponse:
    suggestion.leave(by=request.user)
    messages.success(request, _("You said that it is not right. Nothing is saved."))
    return redirect("home:start")


def _page(
    request: UserRequest, suggestion: Suggestion, form: SuggestionForm, *, status: int = 200
) -> HttpResponse:
    context = {"suggestion": suggestion, "form": form, "has_errors": bool(form.errors)}
    return render(request, "confirmations/show_suggestion.html", context, status=status)
