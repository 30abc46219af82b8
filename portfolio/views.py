"""The participant's own pages: adding a moment, reading it, deciding who may see it."""

import uuid

from django.contrib import messages
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.guards import UserRequest, guarded, guarded_or_new, signed_in
from lifecycle.transitions import Refused
from portfolio import permissions
from portfolio.forms import EntryForm, FeedbackForm
from portfolio.models import Entry, Evidence, Feedback, SelfAssessment
from programmes.models import Enrolment

INVALID, CONFLICT = 422, 409


@signed_in(permissions.add_entry)
def add_entry(request: UserRequest) -> HttpResponse:
    """Show an empty form under a name of its own, or begin a draft with a picture."""
    if request.method == "POST":
        return _begin(request)
    form = EntryForm(user=request.user)
    form.fields["text"].widget.attrs["autofocus"] = request.GET.get("begin") == "text"
    draft = Entry.objects.filter(participant=request.user).drafts().first()
    return _form_page(request, form, pk=uuid.uuid4(), draft=draft)


@guarded_or_new(Entry, permissions.keep_entry, new=permissions.add_entry)
def keep_entry(request: UserRequest, entry: Entry | None, pk: uuid.UUID) -> HttpResponse:
    """Save what was added. The same again, by a second press, is the same moment."""
    if entry and not entry.is_draft:
        return _edit(request, entry)
    form = EntryForm(request.POST or None, request.FILES or None, user=request.user, entry=entry)
    if not form.is_bound:
        return _form_page(request, form, pk=pk)
    is_valid = form.is_valid()
    if form.says_something:
        entry = _write_draft(request, form, pk)
    if not is_valid:
        return _form_page(request, form, pk=pk, status=INVALID)
    assert entry is not None
    if form.drops_photo:
        entry.remove_photo(by=request.user)
    entry.finish(form.account, by=request.user)
    messages.success(request, _("Saved. Well done."))
    return redirect(entry)


@require_POST
@guarded_or_new(Entry, permissions.keep_entry, new=permissions.add_entry)
def autosave_entry(request: UserRequest, entry: Entry | None, pk: uuid.UUID) -> HttpResponse:
    """Keep what was typed so far, and answer with the line to show about it."""
    form = EntryForm(request.POST, request.FILES, user=request.user, entry=entry)
    form.is_valid()
    if entry and not entry.is_draft:
        return _line(_("You have saved this moment already."), status=CONFLICT)
    is_written = bool(entry or form.says_something)
    if is_written:
        _write_draft(request, form, pk)
    if form.refused:
        field, sentence = form.refused
        return _line(sentence, status=INVALID, field=field)
    return _line(_("Saved as a draft.")) if is_written else HttpResponse(status=204)


@guarded(Entry)
def show_entry(request: UserRequest, entry: Entry) -> HttpResponse:
    if entry.is_draft:
        return redirect("portfolio:keep_entry", entry.pk)
    if entry.participant == request.user:
        entry.note_own_look()
    return _entry_page(request, entry, FeedbackForm(to=entry.participant))


@guarded(Entry, permissions.edit_entry)
def edit_entry(request: UserRequest, entry: Entry) -> HttpResponse:
    if entry.is_draft:
        return redirect("portfolio:keep_entry", entry.pk)
    if request.method != "POST":
        entry.refuse_if_frozen()
    return _edit(request, entry)


@guarded(Entry, permissions.share_entry)
def share_entry(request: UserRequest, entry: Entry) -> HttpResponse:
    if request.method == "POST":
        entry.share(by=request.user)
        messages.success(request, _("Your team can read it now."))
        return redirect(entry)
    readers = Enrolment.followers_of(entry.participant)
    return render(request, "portfolio/share_entry.html", {"entry": entry, "readers": readers})


@guarded(Entry, permissions.unshare_entry)
def unshare_entry(request: UserRequest, entry: Entry) -> HttpResponse:
    if request.method == "POST":
        entry.unshare(by=request.user)
        messages.success(request, _("Only you can see it now."))
        return redirect(entry)
    readers = Enrolment.followers_of(entry.participant)
    return render(request, "portfolio/unshare_entry.html", {"entry": entry, "readers": readers})


@guarded(Entry, permissions.remove_entry)
def remove_entry(request: UserRequest, entry: Entry) -> HttpResponse:
    if request.method == "POST":
        entry.remove(by=request.user)
        messages.success(request, _("The moment is deleted."))
        return redirect("home:my_entries")
    entry.refuse_if_frozen()
    return render(request, "portfolio/remove_entry.html", {"entry": entry})


@require_POST
@guarded(Entry, permissions.give_feedback)
def give_feedback(request: UserRequest, entry: Entry) -> HttpResponse:
    form = FeedbackForm(request.POST, to=entry.participant)
    if not form.is_valid():
        return _entry_page(request, entry, form, status=INVALID)
    entry.give_feedback(form.cleaned_data["text"], by=request.user)
    messages.success(request, _("%(name)s can read it now.") % {"name": entry.participant.called})
    return redirect(entry)


@guarded(Evidence)
def show_photo(request: UserRequest, evidence: Evidence, size: str) -> HttpResponse:
    return send_photo(request, evidence, size)


def send_photo(request: HttpRequest, evidence: Evidence, size: str) -> HttpResponse:
    """Answer with a picture that a gate has let someone see, in one of its two sizes."""
    if size not in ("small", "large"):
        raise Http404
    etag = f'"{evidence.sha256}-{size}"'
    response = get_conditional_response(request, etag=etag) or _opened(evidence, size)
    response.headers["ETag"] = etag
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    # Asked about each time: a picture may be deleted, or its moment made private again.
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _opened(evidence: Evidence, size: str) -> HttpResponse:
    try:
        with getattr(evidence, size).open("rb") as picture:  # 400 kB at most
            return HttpResponse(picture.read(), content_type="image/webp")
    except FileNotFoundError as error:
        raise Http404 from error


def _begin(request: UserRequest) -> HttpResponse:
    today = {"happened_on": timezone.localdate().isoformat()}
    form = EntryForm(today, request.FILES, user=request.user)
    if not form.is_valid():
        return _form_page(request, form, pk=uuid.uuid4(), status=INVALID)
    draft = _write_draft(request, form, uuid.uuid4())
    return redirect("portfolio:keep_entry", draft.pk)


def _write_draft(request: UserRequest, form: EntryForm, pk: uuid.UUID) -> Entry:
    """Put on the draft all that was understood, so that nothing has to be done again."""
    try:
        entry = Entry.find_or_start(pk, by=request.user)
    except Entry.DoesNotExist as error:
        raise Http404 from error
    form.instance = entry
    photo = form.cleaned_data.get("photo")
    if photo and entry.is_draft:
        entry.add_photo(photo, by=request.user)
    entry.write_draft(form.account, by=request.user)
    return entry


def _edit(request: UserRequest, entry: Entry) -> HttpResponse:
    """Show the moment to be changed, or change it; a refusal leaves every word in its field."""
    form = EntryForm(request.POST or None, request.FILES or None, user=request.user, entry=entry)
    if not form.is_valid():
        status = INVALID if form.is_bound else 200
        return _form_page(request, form, pk=entry.pk, status=status)
    try:
        _revise(request, entry, form)
    except Refused as refusal:
        return _words_kept(request, entry, form, refusal)
    messages.success(request, _("Saved."))
    return redirect(entry)


def _revise(request: UserRequest, entry: Entry, form: EntryForm) -> None:
    based_on = form.cleaned_data["based_on"] or 0
    entry.revise(form.account, by=request.user, based_on=based_on)
    if photo := form.cleaned_data["photo"]:
        entry.add_photo(photo, by=request.user)
    elif form.drops_photo:
        entry.remove_photo(by=request.user)


def _words_kept(
    request: UserRequest, entry: Entry, form: EntryForm, refusal: Refused
) -> HttpResponse:
    entry.refresh_from_db()
    form.add_error(None, str(refusal))
    form.add_error(None, _("What you wrote is still here."))
    # Whoever saves again has seen that it was changed.
    return _form_page(request, form, pk=entry.pk, based_on=entry.version, status=CONFLICT)


def _form_page(
    request: UserRequest,
    form: EntryForm,
    *,
    pk: uuid.UUID,
    draft: Entry | None = None,
    based_on: int | None = None,
    status: int = 200,
) -> HttpResponse:
    kept = form.instance is not None and not form.instance.is_draft
    template = "portfolio/edit_entry.html" if kept else "portfolio/add_entry.html"
    context = {
        "form": form,
        "pk": pk,
        "entry": form.instance,
        "draft": draft,
        "based_on": based_on or form["based_on"].value(),
    }
    return render(request, template, context, status=status)


def _entry_page(
    request: UserRequest, entry: Entry, form: FeedbackForm, *, status: int = 200
) -> HttpResponse:
    asked = entry.confirmation_requests.with_how_far()
    asked = asked.select_related("confirmation", "supervisor__merged_into")
    asked = asked.prefetch_related("confirmation__answers__question")
    prefetch_related_objects(
        [entry],
        "evidence",
        Prefetch("self_assessments", SelfAssessment.objects.select_related("competency")),
        Prefetch("feedback", Feedback.objects.select_related("author")),
        Prefetch("confirmation_requests", asked),
    )
    is_author = entry.participant == request.user
    theirs = Enrolment.objects.followed_by(request.user).filter(participant=entry.participant)
    context = {
        "layout": "base.html" if is_author else "base_desk.html",
        "entry": entry,
        "form": form,
        "is_author": is_author,
        "was_assessed": entry.is_frozen and not entry.cases.at_work().exists(),
        "enrolment": None if is_author else theirs.last(),
        "readers": Enrolment.followers_of(entry.participant),
    }
    return render(request, "portfolio/show_entry.html", context, status=status)


def _line(sentence: str, *, status: int = 200, field: str = "") -> HttpResponse:
    """Answer a script with one sentence, and with the field that it is about."""
    kind = "text/plain; charset=utf-8"
    return HttpResponse(sentence, content_type=kind, status=status, headers={"X-Field": field})
