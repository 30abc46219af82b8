"""Enrolling somebody in person: a few short pages, each kept on the server when it is sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from accounts.models import User
from lifecycle.transitions import Refused
from programmes import enrolling, permissions
from programmes.forms.ending import AddAddressForm, InviteForm
from programmes.forms.enrolling import (
    ContactForm,
    GroundForm,
    GuardianForm,
    InformationForm,
    WhereForm,
)
from programmes.forms.steps import StepForm
from programmes.forms.who import WhoForm
from programmes.models import AgeBand, Enrolment, EnrolmentDraft

MOST_FIELDS = 100  # more is no form of ours
FORMS: dict[str, type[StepForm]] = {
    "who": WhoForm,
    "where": WhereForm,
    "ground": GroundForm,
    "information": InformationForm,
    "guardian": GuardianForm,
    "contact": ContactForm,
}
TITLES = {
    "who": gettext_lazy("Who is it?"),
    "where": gettext_lazy("Where is the person registered?"),
    "ground": gettext_lazy("On which ground?"),
    "information": gettext_lazy("What you have told"),
    "guardian": gettext_lazy("The guardian"),
    "contact": gettext_lazy("Who is there for the person?"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(permissions.enrol_participant)
def begin_draft(request: UserRequest) -> HttpResponse:
    """Choose a project; the draft is begun with it."""
    projects = enrolling.projects_of(request.user)
    if request.method == "POST":
        project = get_object_or_404(projects, pk=_number(request.POST.get("project")))
        draft = EnrolmentDraft.objects.create(by=request.user, local_project=project)
        return redirect(draft)
    drafts = EnrolmentDraft.objects.visible_to(request.user).order_by("-changed_at")[:5]
    context = {"projects": projects[:100], "drafts": drafts}
    return render(request, "programmes/begin_draft.html", context)


def _number(written: str | None) -> int:
    if written is None or not written.isdecimal():
        raise Http404
    return int(written)


@require_POST
@guarded(Enrolment, permissions.start_enrolment)
def start_enrolment(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """Begin with somebody who was invited: the same pages, with what is known filled in."""
    if not enrolment.allows("start"):
        messages.error(request, _("That is no longer possible. Someone was faster."))
        return redirect("programmes:show_enrolment", enrolment.pk)
    draft, _made = EnrolmentDraft.objects.get_or_create(
        by=request.user, enrolment=enrolment, local_project=enrolment.local_project
    )
    return redirect(draft)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(EnrolmentDraft, permissions.write_draft)
def write_draft(request: UserRequest, draft: EnrolmentDraft, step: str) -> HttpResponse:
    """Show one step, keep what is sent, and go on to the next; the last one enrols."""
    steps = _steps_of(draft)
    if step not in steps:
        raise Http404
    if request.method == "POST":
        draft.keep(step, _typed(request))
    form = _form(draft, step)
    if request.method == "POST" and form.is_valid():
        return _go_on(request, draft, step)
    context = {
        "draft": draft,
        "form": form,
        "step": step,
        "title": TITLES[step],
        "number": steps.index(step) + 1,
        "count": len(steps),
        "back": steps[steps.index(step) - 1] if steps.index(step) else "",
        "is_last": step == steps[-1],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/write_draft.html", context, status=status)


def _typed(request: UserRequest) -> dict[str, list[str]]:
    """Return all that was sent, right or wrong, but for the form's own token."""
    names = [name for name in request.POST if name != "csrfmiddlewaretoken"]
    return {name: request.POST.getlist(name) for name in names[:MOST_FIELDS]}


@require_POST
@guarded(EnrolmentDraft, permissions.write_draft)
def drop_draft(request: UserRequest, draft: EnrolmentDraft) -> HttpResponse:
    draft.delete()
    messages.success(request, _("What you had begun is gone."))
    return redirect("programmes:list_enrolments")


def _go_on(request: UserRequest, draft: EnrolmentDraft, step: str) -> HttpResponse:
    steps = _steps_of(draft)  # the birth date may have changed them
    following = steps[steps.index(step) + 1 :]
    if following:
        return redirect("programmes:write_draft", draft.pk, following[0])
    said: dict[str, Mapping[str, Any]] = {}
    for each in steps:
        form = _form(draft, each)
        if not form.is_valid():
            return redirect("programmes:write_draft", draft.pk, each)
        said[each] = form.cleaned_data
    try:
        enrolment = enrolling.enrol(draft, enrolling.Answers(said), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(draft)
    if permissions.keep_enrolment(request.user, enrolment):
        return redirect("programmes:welcome", enrolment.pk)
    messages.success(request, _("Enrolled. Those on the team find the person in their group."))
    return redirect("programmes:list_enrolments")


def _form(draft: EnrolmentDraft, step: str) -> StepForm:
    """Return the form with what was typed so far: empty if nothing was."""
    typed = draft.typed.get(step)
    form = FORMS[step](
        MultiValueDict(typed) if typed is not None else None,
        draft=draft,
        born=_born(draft),
    )
    if isinstance(form, ContactForm):
        form.offer(is_protected=_is_protected(draft))
    return form


def _steps_of(draft: EnrolmentDraft) -> list[str]:
    """Return the steps this person needs: a guardian under 18, a ground or an area where the
    programme asks for any.
    """
    programme, born = draft.local_project.programme, _born(draft)
    band = AgeBand.on(timezone.localdate(), born=born) if born else AgeBand.ADULT
    needed = {
        "where": draft.is_weighed and programme.areas.exists(),
        "ground": programme.grounds.filter(is_offered=True).exists(),
        "information": bool(born and enrolling.informations_for(programme, band)),
        "guardian": band != AgeBand.ADULT,
    }
    return [step for step in FORMS if needed.get(step, True)]


def _born(draft: EnrolmentDraft) -> date | None:
    """Return the birth date that was typed, if it is one."""
    [written, *_more] = draft.typed.get("who", {}).get("birth_date") or [""]
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _is_protected(draft: EnrolmentDraft) -> bool:
    form = _form(draft, "who")
    form.is_valid()
    person: User | None = form.cleaned_data.get("person")
    return bool(form.cleaned_data.get("is_protected") or (person and person.is_protected))


@require_safe
@guarded(Enrolment, permissions.keep_enrolment)
def welcome(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """Start the account together: where to go on the person's own phone, and what to write."""
    address = request.build_absolute_uri(reverse("account_login"))
    context = {"enrolment": enrolment, "person": enrolment.participant, "address": address}
    return render(request, "programmes/welcome.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(Enrolment, permissions.add_address)
def add_address(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    """Write down the first address of somebody who had none; theirs is theirs alone to change."""
    form = AddAddressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            enrolling.add_address(enrolment, form.cleaned_data["email"], by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("programmes:show_enrolment", enrolment.pk)
        return redirect("programmes:welcome", enrolment.pk)
    context = {"enrolment": enrolment, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "programmes/add_address.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in(permissions.enrol_participant)
def invite_participant(request: UserRequest) -> HttpResponse:
    """Put somebody on the list before they begin; what else is needed is asked when they do."""
    form = InviteForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_valid():
        enrolment = enrolling.invite(form.cleaned_data, by=request.user)
        messages.success(request, _("The person is on the list."))
        return redirect("programmes:show_enrolment", enrolment.pk)
    status = 422 if form.is_bound else 200
    return render(request, "programmes/invite_participant.html", {"form": form}, status=status)
