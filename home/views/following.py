"""The team's pages: who needs whom today, and what one participant has shared."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.guards import UserRequest, guarded, record_list, signed_in
from accounts.models import Role
from certificates.content import SUPERVISOR_STATEMENT
from home import permissions
from home.attention import cards_from, counted, facts_for, ranked, with_plans, without_a_contact
from home.content import CHIPS
from home.progress import ladder_of, with_words
from portfolio.models import Entry
from programmes.forms.ending import SearchForm
from programmes.models import Enrolment
from workplaces.models import Placement

A_PAGE = 30  # as many as somebody follows, as a rule


@signed_in(permissions.follow_a_group)
def my_group(request: UserRequest) -> HttpResponse:
    """Who needs the reader most, a page at a time; and of the protected people that the reader
    handles, those without a contact person. Thirteen queries at most, however many.
    """
    today, wanted = timezone.localdate(), request.GET.get("show", "")
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    group = ranked(request.user, today)
    numbers, count = counted(group)
    found = group.named(words)
    if wanted in numbers:
        found = found.filter(**{f"needs_{wanted}": True})
    page = Paginator(with_plans(found), A_PAGE).get_page(request.GET.get("page"))
    cards = cards_from(facts_for(list(page), request.user), today)
    handles = request.user.has_role(Role.PROTECTED_HANDLER)
    alone = list(without_a_contact(request.user)[:A_PAGE]) if handles else []
    record_list([*(card.enrolment for card in cards), *alone], by=request.user)
    context = {
        "cards": cards,
        "alone": alone,
        "chips": [(need, said, numbers[need]) for need, said in CHIPS if numbers[need]],
        "wanted": wanted,
        "count": count,
        "page": page,
        "form": form if count > A_PAGE else None,
        "words": words,
    }
    return render(request, "home/my_group.html", context)


@guarded(Enrolment, permissions.read_participant)
def show_participant(request: UserRequest, enrolment: Enrolment) -> HttpResponse:
    participant, programme = enrolment.participant, enrolment.local_project.programme
    seen = Entry.objects.visible_to(request.user).filter(participant=participant)
    page = Paginator(with_words(seen), 10).get_page(request.GET.get("page"))
    return render(
        request,
        "home/show_participant.html",
        {
            "enrolment": enrolment,
            "rungs": ladder_of(participant, seen_by=request.user),
            "page": page,
            "asks_for_statements": programme.uses_kind(SUPERVISOR_STATEMENT),
            "placements": Placement.objects.of(participant)
            .open()
            .select_related("workplace", "supervisor"),
        },
    )
