"""The team's pages about what they saw several people do."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, record_list, signed_in
from confirmations import permissions
from confirmations.forms.activity import ActivityForm
from confirmations.models import Activity, Suggestion

A_PAGE = 20


@require_safe
@signed_in(permissions.record_activity)
def list_activities(request: UserRequest) -> HttpResponse:
    counts = {
        state: Count("suggestions", filter=Q(suggestions__state=state))
        for state in Suggestion.State.values
    }
    mine = (
        Activity.objects.visible_to(request.user)
        .annotate(**counts)
        .order_by("-happened_on", "-made_at")
    )
    page = Paginator(mine, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "confirmations/list_activities.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(permissions.record_activity)
def record_activity(request: UserRequest) -> HttpResponse:
    """Choose who and what, look at the cells, save: one form that grows."""
    form = _form_of(request)
    if form.is_valid() and form.is_filled_in:
        return _save(request, form)
    context = {
        "form": form,
        "has_errors": bool(form.errors),
        "before": None if form.has_cells else Activity.objects.latest_of(request.user),
    }
    status = 422 if form.errors else 200
    return render(request, "confirmations/record_activity.html", context, status=status)


def _form_of(request: UserRequest) -> ActivityForm:
    if request.method == "POST":
        return ActivityForm(request.POST, user=request.user)
    again = _named_in(request)
    return ActivityForm(user=request.user, again=again, people=request.GET.getlist("person"))


def _named_in(request: UserRequest) -> Activity | None:
    """Return the activity to begin from; an id that is none begins from nothing."""
    if "again" not in request.GET:
        return None
    try:
        return Activity.objects.visible_to(request.user).filter(pk=request.GET["again"]).first()
    except ValidationError:
        return None


def _save(request: UserRequest, form: ActivityForm) -> HttpResponse:
    pk, seen = form.cleaned_data["pk"], form.seen
    try:
        activity = Activity.record(pk, form.occasion, seen, at=form.organisation, by=request.user)
    except IntegrityError:  # a second press: it is there already
        activity = get_object_or_404(Activity.objects.visible_to(request.user), pk=pk)
        messages.info(request, _("That is saved already."))
        return redirect(activity)
    said = ngettext(
        "Saved. One person gets to say if it is right.",
        "Saved. %(n)d people get to say if it is right.",
        len(seen),
    )
    messages.success(request, said % {"n": len(seen)})
    return redirect(activity)


@require_safe
@guarded(Activity, permissions.show_activity)
def show_activity(request: UserRequest, activity: Activity) -> HttpResponse:
    suggestions = list(Suggestion.objects.visible_to(request.user).filter(activity=activity))
    record_list(suggestions, by=request.user)
    context = {"activity": activity, "suggestions": suggestions}
    return render(request, "confirmations/show_activity.html", context)


@require_POST
@guarded(Suggestion, permissions.withdraw_suggestion)
def withdraw_suggestion(request: UserRequest, suggestion: Suggestion) -> HttpResponse:
    suggestion.withdraw(by=request.user)
    messages.success(request, _("You have taken it back. Nothing of it is left."))
    return redirect(suggestion.activity)
