"""One person is erased: nothing of theirs is left but the register and an empty row."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import PersonIdentifier, Role, User
from archive.purging.erasing import erase
from assessments.models import AssessmentCase, Decision
from certificates import issuing
from certificates.models import Certificate, HolderRequest, LedgerRow, LedgerSalt, ShareLink
from confirmations.models import Activity, Comment, Suggestion
from home.management.commands.load_demo import tell_every_story
from lifecycle.models import Event, Letter
from lifecycle.transitions import Refused
from plans.models import Goal, Step
from portfolio.models import Entry, Evidence, Feedback
from privacy.models import Export
from programmes.models import ClosingTalk, Enrolment, Hold
from tests.archive.purged import dangling, leaver, retain, where_it_says
from tests.assessments.cases import make_submitted_case
from tests.cast import Cast, employ, enrol
from tests.certificates.certificates import (
    make_correction,
    make_draft,
    make_handler,
    make_heard,
    make_issued,
    make_issued_to_skye,
    make_suspended,
    propose,
    revoke,
)
from tests.certificates.links import make_link
from tests.confirmations.asked import answer, ask, make_entry
from tests.confirmations.seen import record
from tests.portfolio.moments import photo
from tests.privacy.copies import make_copy
from tests.programmes.leading import project_of

FOR_TESTS = "198507099805"  # Skatteverket's own numbers for tests


def erased(cast: Cast, user: User) -> None:
    """Let everything that somebody took part in be over, and erase them."""
    retain(*Enrolment.objects.filter(participant=user))
    erase(leaver(user), by=cast.lo)
    connection.check_constraints()


def test_of_a_whole_life_here_nothing_is_left(cast: Cast) -> None:
    tell_every_story(cast)
    words = ["Amina", "Yusuf", *words_of(cast.amina)]
    before, said = dangling(), where_it_says(*words)

    erased(cast, cast.amina)

    assert {"portfolio.Entry", "portfolio.Feedback", "plans.Goal", "plans.Step"} <= set(said)
    assert {"confirmations.Comment", "lifecycle.Letter"} <= set(said)
    assert where_it_says(*words) == {}
    assert dangling() == before


def words_of(user: User) -> list[str]:
    """Return what somebody has written, and what others have written to and about nobody else."""
    asked = "confirmation__request__entry__participant"
    of_others = Decision.objects.exclude(case__participant=user).values("reason")
    decisions = Decision.objects.filter(case__participant=user).exclude(reason__in=of_others)
    return [
        *Entry.objects.filter(participant=user).values_list("text", flat=True),
        *Feedback.objects.filter(entry__participant=user).values_list("text", flat=True),
        *Comment.objects.filter(**{asked: user}).values_list("text", flat=True),
        *decisions.values_list("reason", flat=True),
        *Goal.objects.filter(plan__participant=user).values_list("words", flat=True),
        *Step.objects.filter(goal__plan__participant=user).values_list("words", flat=True),
    ]


def test_nor_of_what_leads_into_the_account(cast: Cast, sign_in: Any) -> None:
    amina, enrolment = cast.amina, Enrolment.objects.get(participant=cast.amina)
    User.objects.filter(pk=amina.pk).update(phone="+46701740605")
    PersonIdentifier.record(amina, "personnummer", FOR_TESTS, by=cast.sara)
    EmailAddress.objects.create(user=amina, email="amina.annan@jagkan.example")
    Authenticator.objects.create(user=amina, type="totp", data={"secret": "Amina"})
    browser: Client = sign_in(amina)
    key = browser.session.session_key
    assert key
    UserSession.objects.create(user=amina, ip="192.0.2.1", session_key=key, user_agent="Aminas")
    LogEntry.objects.log_actions(cast.lo.pk, [amina], CHANGE, "Amina", single_object=True)
    Letter.objects.create(subject=enrolment, writer="x.letters.y", to="+46701740605", key="1")
    ClosingTalk.record(
        enrolment, by=cast.sara, on=timezone.localdate(), partner=cast.sara, wants="nothing"
    )
    Hold.place(enrolment, "Aminas fråga", by=cast.lo)
    Hold.lift(enrolment, "Aminas fråga är besvarad", by=cast.lo)
    words = ("Amina", "Yusuf", "192.0.2.1", "701740605", str(amina.birth_date), key)
    said = where_it_says(*words)

    erased(cast, amina)

    assert len(said) >= 8
    assert where_it_says(*words) == {}
    assert not Session.objects.filter(session_key=key).exists()
    assert browser.get("/me/").status_code == 302
    amina.refresh_from_db()
    assert (amina.shown_name, amina.is_active, amina.has_mail) == ("Raderad", False, False)
    assert not PersonIdentifier.objects.filter(user=amina).exists()


def test_files_go_when_it_is_certain(
    cast: Cast, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    make_entry(cast).add_photo(photo(), by=cast.amina)
    make_copy(cast.amina)
    media = Path(settings.MEDIA_ROOT)
    stored = [each for each in media.rglob("*") if each.is_file()]

    with django_capture_on_commit_callbacks(execute=True):
        erased(cast, cast.amina)
        assert all(each.exists() for each in stored)

    assert len(stored) == 3
    assert [each for each in media.rglob("*") if each.is_file()] == []
    assert (Evidence.objects.count(), Export.objects.count()) == (0, 0)


def test_the_register_stays_and_adds_up(cast: Cast) -> None:
    certificate = make_issued(cast)
    make_link(certificate)
    HolderRequest.make(certificate, by=cast.amina, note="Jag, Amina, vill det.")
    revoke(cast, certificate)
    ledger = list(LedgerRow.objects.values_list("seq", "entry", "chain"))
    salts = LedgerSalt.objects.count()

    erased(cast, cast.amina)

    call_command("verify_register")
    certificate.refresh_from_db()
    assert list(LedgerRow.objects.values_list("seq", "entry", "chain")) == ledger
    assert (LedgerSalt.objects.count(), certificate.printed.holder.name) == (salts, "Amina Yusuf")
    assert Client().get(f"/v/{certificate.number}/").status_code == 200
    assert (certificate.case, certificate.revocation.reason) == (None, "issued_in_error")
    assert certificate.revocation.note == ""
    assert (ShareLink.objects.count(), HolderRequest.objects.count()) == (0, 0)
    assert not AssessmentCase.objects.exists()


def test_what_was_written_around_certificates_is_silent(cast: Cast) -> None:
    make_heard(cast)
    suspended = make_suspended(cast)
    suspended.reinstate(by=cast.isak, note="Amina har visat sitt pass.")
    words = ("Fel person", "Det var jag", "En fråga från", "sitt pass")
    said = where_it_says(*words)

    erased(cast, cast.amina)

    assert len(said) >= 4
    assert where_it_says(*words) == {}
    steps = Event.objects.about(suspended).values_list("action", flat=True)
    assert {"issue", "suspend", "reinstate"} <= set(steps)


def test_a_correction_that_was_begun_goes(cast: Cast) -> None:
    certificate = make_issued(cast)
    correction = make_correction(certificate)

    erased(cast, cast.amina)

    assert list(Certificate.objects.filter(participant=cast.amina)) == [certificate]
    assert not Certificate.objects.filter(pk=correction.pk).exists()


def test_what_it_was_made_of_is_gone_so_nothing_replaces_a_certificate(cast: Cast) -> None:
    certificate = make_issued(cast)

    erased(cast, cast.amina)

    certificate.refresh_from_db()
    with pytest.raises(Refused, match="går inte att göra ett nytt"):
        issuing.correct(certificate, by=cast.ines, note="Fel månad.")
    proposal = propose(cast, certificate)
    with time_machine.travel(proposal.hear_until + timedelta(days=1)):
        proposal.uphold(by=cast.isak, note="Det var fel person.")
    certificate.refresh_from_db()
    assert certificate.is_revoked


def in_two(cast: Cast) -> Enrolment:
    """Let Amina have been in Göteborg's project until ten days ago, and go on in another one."""
    today = timezone.localdate()
    here = Enrolment.objects.filter(participant=cast.amina, local_project=project_of(cast))
    here.update(ends_on=today - timedelta(days=10), end_reason="studies", state="retained")
    project = Enrolment.objects.get(participant=cast.mehari).local_project
    there = enrol(cast.amina, project, cast.petra)
    Enrolment.objects.filter(pk=there.pk).update(starts_on=today - timedelta(days=9))
    return there


def written(entry: Entry, days_ago: int) -> Entry:
    """Let a moment have been written so long ago."""
    Entry.objects.filter(pk=entry.pk).update(created_at=timezone.now() - timedelta(days=days_ago))
    return entry


def test_whoever_goes_on_elsewhere_keeps_what_came_about_there(cast: Cast) -> None:
    there = in_two(cast)
    old, new = written(make_entry(cast), 20), written(make_entry(cast), 2)
    link = make_link(make_issued(cast))

    erase(leaver(cast.amina), by=cast.lo)

    connection.check_constraints()
    cast.amina.refresh_from_db()
    there.refresh_from_db()
    assert not Entry.objects.filter(pk=old.pk).exists()
    assert Entry.objects.filter(pk=new.pk).exists()
    assert ShareLink.objects.filter(pk=link.pk).exists()
    assert (cast.amina.name, there.state) == ("Amina Yusuf", "active")
    assert there.assignments.exists()


def test_a_moment_that_a_case_elsewhere_rests_on_stays(cast: Cast) -> None:
    in_two(cast)
    case = make_submitted_case(cast)
    old = written(Entry.objects.filter(participant=cast.amina).earliest("created_at"), 20)
    alone = written(make_entry(cast), 20)

    erase(leaver(cast.amina), by=cast.lo)

    connection.check_constraints()
    assert case.entries.filter(pk=old.pk).exists()
    assert not Entry.objects.filter(pk=alone.pk).exists()


def test_a_case_that_a_certificate_elsewhere_is_made_of_stays(cast: Cast) -> None:
    in_two(cast)
    draft = make_issued_draft(cast)

    erase(leaver(cast.amina), by=cast.lo)

    connection.check_constraints()
    draft.refresh_from_db()
    assert draft.case is not None


def make_issued_draft(cast: Cast) -> Certificate:
    """Return a draft of today, made of a case that was handed in long ago."""
    draft = make_draft(cast)
    long_ago = timezone.now() - timedelta(days=20)
    AssessmentCase.objects.filter(certificates=draft).update(submitted_at=long_ago)
    return draft


def test_whoever_works_here_keeps_the_account(cast: Cast) -> None:
    employ(cast.amina, cast.goteborg, Role.YOUTH_LEADER)
    answer(ask(cast))

    erased(cast, cast.amina)

    cast.amina.refresh_from_db()
    assert (cast.amina.name, cast.amina.is_active) == ("Amina Yusuf", True)
    assert not Entry.objects.filter(participant=cast.amina).exists()


def test_whoever_was_protected_is_still_shown_to_few(cast: Cast, sign_in: Any) -> None:
    certificate = make_issued_to_skye(cast, by=make_handler(cast))

    erased(cast, cast.skye)

    cast.skye.refresh_from_db()
    assert (cast.skye.is_protected, cast.skye.name) == (True, "")
    assert certificate not in Certificate.objects.visible_to(cast.ines)


def test_what_was_seen_of_several_goes_with_the_last(cast: Cast) -> None:
    activity = record(cast, cast.amina, cast.skye)

    erased(cast, cast.amina)
    assert Activity.objects.filter(pk=activity.pk).exists()
    assert not Suggestion.objects.filter(participant=cast.amina).exists()

    erased(cast, cast.skye)
    assert not Activity.objects.filter(pk=activity.pk).exists()


def test_of_half_an_erasure_nothing_is_done(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(ask(cast))
    monkeypatch.setattr(User, "erase", _broken)

    with pytest.raises(OSError, match="disk"):
        erased(cast, cast.amina)

    assert Entry.objects.filter(participant=cast.amina).exists()


def _broken(_user: User) -> None:
    raise OSError("disk")
