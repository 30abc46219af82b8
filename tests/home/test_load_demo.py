"""The demo begins with weeks behind it, and is loaded once."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from assessments.models import AssessmentCase
from certificates.models import Certificate, RevocationProposal
from confirmations.models import ConfirmationRequest, Suggestion
from home.management.commands.load_demo import (
    deliver_letters,
    places_to_begin,
    tell_every_story,
)
from lifecycle.models import Letter
from portfolio.models import Entry
from programmes.models import Enrolment
from tests.archive.purged import where_it_says
from tests.cast import Cast
from tests.story import tell_everything
from tests.story_of_enrolments import tell_enrolments
from workplaces.models import Supervisor


def test_story_reaches_every_state_that_the_demo_shows(cast: Cast) -> None:
    tell_everything(cast)

    certificates = Certificate.objects.filter(participant=cast.amina).order_by("pk")
    assert [c.state for c in certificates] == ["replaced", "issued", "draft"]
    others = Certificate.objects.exclude(participant=cast.amina)
    assert {c.state for c in others} == {"issued", "suspended", "revoked"}
    [waiting] = RevocationProposal.objects.open()
    assert waiting.is_heard
    assert set(AssessmentCase.objects.values_list("participant__email", "state")) == {
        ("amina@jagkan.example", "closed"),
        ("mehari@jagkan.example", "submitted"),
        ("oksana@jagkan.example", "decided"),
    }
    asked = ConfirmationRequest.objects.filter(entry__participant=cast.amina)
    assert {"answered", "declined", "sent"} == set(asked.values_list("state", flat=True))
    assert [each.name for each in Supervisor.objects.waiting()] == ["Sam Ek"]
    suggested = Suggestion.objects.values_list("participant__name", "state")
    assert set(suggested) == {
        ("Leo Karlsson", "accepted"),
        ("Leo Karlsson", "offered"),
        ("Oksana Shevchuk", "offered"),
        ("Amina Yusuf", "offered"),
    }
    _its_weeks_are_in_order(cast)


def _its_weeks_are_in_order(cast: Cast) -> None:
    oldest = Entry.objects.filter(participant=cast.amina).earliest("happened_on")

    assert timezone.localdate(oldest.created_at) == oldest.happened_on
    assert oldest.photo


def test_every_story_can_be_told_after_the_others(cast: Cast) -> None:
    """No two of them want the same person, and every place to begin is there at the end."""
    tell_every_story(cast)
    deliver_letters()

    assert len(list(places_to_begin())) == 11
    assert not Letter.objects.filter(state=Letter.State.WAITING).exists()


def test_whoever_is_erased_in_the_demo_is_wholly_gone(cast: Cast) -> None:
    tell_enrolments(cast)

    gone = Enrolment.objects.get(state=Enrolment.State.ERASED).participant
    assert gone.erased_at is not None
    assert where_it_says("Ines Falk") == {}


def test_demo_is_loaded_once_and_says_where_to_begin(cast: Cast, settings: Any) -> None:
    settings.PUBLIC_URL = "http://localhost:9000"
    before = User.objects.count()
    said = StringIO()

    call_command("load_demo", stdout=said)

    assert User.objects.count() == before
    assert "http://localhost:9000/accounts/login/" in said.getvalue()


def test_no_demo_where_the_cast_is_not_offered(cast: Cast, settings: Any) -> None:
    settings.OFFER_CAST = False

    with pytest.raises(CommandError):
        call_command("load_demo")
