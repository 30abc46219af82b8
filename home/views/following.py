"""The team's pages: who needs whom today, and what one participant has shared."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.guards import UserRequest, guarded, record_list, signed_in
from certificates.content import SUPERVISOR_STATEMENT
from home import permissions
from home.attention import Need, cards_from, facts_for
from home.content import CHIPS
from home.progress import ladder_of, with_words
from portfolio.models import Entry
from programmes.models import Enrolment
from workplaces.models import Placement


@signed_in(permissions.follow_a_group)
def my_group(request: UserRequest) -> HttpResponse:
    cards = cards_from(facts_for(request.user), timezone.localdate())
    record_list([card.enrolment for card in cards], by=request.user)
    wanted = request.GET.get("show", "")
    counted = [(need, words, sum(need in card.needs for card in cards)) for need, words in CHIPS]
    return render(
        request,
        "home/my_group.html",
        {
            "cards": [card for card in cards if wanted not in list(Need) or wanted in card.needs],
            "chips": [chip for chip in counted if chip[2]],
            "wanted": wanted,
            "count": len(cards),
        },
    )


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
