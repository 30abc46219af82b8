"""The guided conversation: one short question a page, each of which can be skipped."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded, signed_in
from plans import permissions
from plans.content import BY_CODE, QUESTIONS, Question, after, before
from plans.forms import AnswerForm, BeginForm
from plans.models import Conversation
from programmes.models import Enrolment

INVALID = 422


@signed_in(permissions.begin_conversation)
def begin_conversation(request: UserRequest) -> HttpResponse:
    """Say what it is and is not, and ask who sits beside."""
    own = Conversation.objects.filter(participant=request.user)
    if begun := own.begun().first():
        return redirect(_page_of(begun, begun.first_open))
    team = Enrolment.team_of(request.user)
    form = BeginForm(request.POST or None, user=request.user, team=team)
    if form.is_valid():
        new = Conversation.begin(by=request.user, **form.cleaned_data)
        return redirect(_page_of(new, QUESTIONS[0]))
    context = {
        "form": form,
        "team": team,
        "count": len(QUESTIONS),
        "has_last": own.exists(),
        "nav_current": "start",
    }
    status = INVALID if form.is_bound else 200
    return render(request, "plans/begin_conversation.html", context, status=status)


@guarded(Conversation, permissions.answer_conversation)
def answer_conversation(
    request: UserRequest, conversation: Conversation, code: str
) -> HttpResponse:
    """Ask one question; keep what was said, or leave it as it was if the question is skipped."""
    question = BY_CODE.get(code)
    if question is None:
        raise Http404
    conversation.refuse_if_shared()
    if "skip" in request.POST:
        return redirect(_next_page(conversation, question))
    form = AnswerForm(request.POST or None, conversation=conversation, question=question)
    if request.method == "POST" and form.is_valid():
        conversation.answer(question, by=request.user, **form.cleaned_data)
        return redirect(_wanted_page(request, conversation, question))
    return _question_page(request, conversation, question, form)


@guarded(Conversation)
def show_conversation(request: UserRequest, conversation: Conversation) -> HttpResponse:
    is_own = request.user == conversation.participant
    enrolments = Enrolment.objects.followed_by(request.user)
    context = {
        "layout": "base.html" if is_own else "base_desk.html",
        "conversation": conversation,
        "is_own": is_own,
        "enrolment": enrolments.filter(participant=conversation.participant).last(),
        "readers": Enrolment.followers_of(conversation.participant),
    }
    return render(request, "plans/show_conversation.html", context)


@require_POST
@guarded(Conversation, permissions.finish_conversation)
def finish_conversation(request: UserRequest, conversation: Conversation) -> HttpResponse:
    conversation.finish(by=request.user)
    messages.success(request, _("Saved. Only you can see it."))
    return redirect(conversation)


@guarded(Conversation, permissions.share_conversation)
def share_conversation(request: UserRequest, conversation: Conversation) -> HttpResponse:
    if request.method == "POST":
        conversation.share(by=request.user)
        messages.success(request, _("Your team can read it now."))
        return redirect(conversation)
    readers = Enrolment.followers_of(conversation.participant)
    context = {"conversation": conversation, "readers": readers}
    return render(request, "plans/share_conversation.html", context)


@require_POST
@guarded(Conversation, permissions.unshare_conversation)
def unshare_conversation(request: UserRequest, conversation: Conversation) -> HttpResponse:
    conversation.unshare(by=request.user)
    messages.success(request, _("Only you can see it now."))
    return redirect(conversation)


@guarded(Conversation, permissions.remove_conversation)
def remove_conversation(request: UserRequest, conversation: Conversation) -> HttpResponse:
    if request.method == "POST":
        conversation.remove(by=request.user)
        messages.success(request, _("The conversation is deleted."))
        return redirect("plans:my_plan")
    return render(request, "plans/remove_conversation.html", {"conversation": conversation})


def _question_page(
    request: UserRequest, conversation: Conversation, question: Question, form: AnswerForm
) -> HttpResponse:
    context = {
        "conversation": conversation,
        "question": question,
        "form": form,
        "number": QUESTIONS.index(question) + 1,
        "count": len(QUESTIONS),
        "before": before(question),
    }
    status = INVALID if form.is_bound else 200
    return render(request, "plans/answer_conversation.html", context, status=status)


def _wanted_page(request: UserRequest, conversation: Conversation, question: Question) -> str:
    """Where the pressed button leads: back, away for now, or on."""
    earlier = before(question)
    if "back" in request.POST and earlier:
        return _page_of(conversation, earlier)
    if "later" in request.POST:
        messages.success(request, _("Saved. Go on whenever you want."))
        return "plans:my_plan"
    return _next_page(conversation, question)


def _next_page(conversation: Conversation, question: Question) -> str:
    later = after(question)
    if later and conversation.is_begun:
        return _page_of(conversation, later)
    return conversation.get_absolute_url()


def _page_of(conversation: Conversation, question: Question) -> str:
    return f"{conversation.get_absolute_url()}answer/{question.code}/"
