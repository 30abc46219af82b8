"""Somebody was invited, and begins together with the team."""

import pytest
from django.urls import reverse
from django.utils import timezone

from lifecycle.transitions import Refused
from portfolio.permissions import add_entry
from programmes.models import Enrolment, EnrolmentDraft
from tests.cast import Cast, person
from tests.conftest import SignIn
from tests.programmes.enrolled import door
from tests.programmes.enrolling import WHO, contact, project_of, write


def invite(cast: Cast) -> Enrolment:
    """Let Sara invite Kim, through the page."""
    kim = person("kim", "Kim Ek")
    enrolment = Enrolment.invite(kim, project_of(cast), by=cast.sara)
    enrolment.assignments.create(staff=cast.sara, starts_on=timezone.localdate(), is_contact=True)
    return enrolment


def test_who_is_invited_takes_no_part_yet(cast: Cast) -> None:
    invited = invite(cast)

    assert not Enrolment.objects.followed_by(cast.sara).filter(pk=invited.pk).exists()
    assert Enrolment.objects.kept_by(cast.sara).filter(pk=invited.pk).exists()
    assert Enrolment.organisation_of(invited.participant) is None
    assert not Enrolment.followers_of(invited.participant).exists()
    assert not add_entry(invited.participant)


def test_the_same_pages_begin_it_with_what_is_known(cast: Cast, sign_in: SignIn) -> None:
    invited, sara = invite(cast), sign_in(cast.sara)
    sara.post(door(invited, "start"))
    draft = EnrolmentDraft.objects.get()
    page = sara.get(reverse("programmes:write_draft", args=[draft.pk, "who"])).content.decode()

    write(sara, draft, "who", **WHO)
    write(sara, draft, "contact", **contact(cast))

    invited.refresh_from_db()
    assert "Kim Ek" in page
    assert 'name="email"' not in page  # it is the person's, not the team's, to change
    assert invited.state == Enrolment.State.ACTIVE
    assert invited.participant.birth_date is not None
    assert invited.assignments.count() == 1


def test_who_takes_part_is_not_begun_again(cast: Cast, sign_in: SignIn) -> None:
    amina = Enrolment.objects.get(participant=cast.amina)

    answer = sign_in(cast.sara).post(door(amina, "start"), follow=True)

    assert "går inte längre" in answer.content.decode()
    with pytest.raises(Refused):
        amina.start(by=cast.sara)


def test_nobody_begins_on_a_day_to_come(cast: Cast) -> None:
    with pytest.raises(Refused, match="inte kommit"):
        invite(cast).start(by=cast.sara, on=timezone.localdate().replace(year=2999))


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    invited = invite(cast)

    for someone in (cast.petra, cast.reza, cast.amina, cast.ada, cast.ulla):
        assert sign_in(someone).post(door(invited, "start")).status_code == 404
    assert sign_in(invited.participant).post(door(invited, "start")).status_code == 403
