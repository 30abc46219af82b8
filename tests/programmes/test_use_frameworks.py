"""A programme says which versions of frameworks it uses, and all that its participants do obeys."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from assessments.models import AssessmentCase
from assessments.progress import competencies_to_offer
from competencies.models import Competency, Framework
from confirmations.models import ConfirmationRequest, Suggestion
from home.attention import grounds_of
from lifecycle.transitions import Refused
from plans.models import Goal
from portfolio.forms import EntryForm
from portfolio.models import Entry
from programmes.models import Enrolment, versions_of_each
from tests.assessments.cases import make_shared_entry
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.versions import hikikomori, of_version, second_programme, second_version

RECORD = "/activities/record/"


def offered_to(someone: User) -> set[Framework]:
    chosen = EntryForm(user=someone).competencies.values()
    return {competency.framework for competency in chosen}


def named_for(someone: User) -> frozenset[int] | None:
    return versions_of_each([someone.pk])[someone.pk].named


def tell_by(framework: Framework, author: User, *codes: str) -> Entry:
    """Return a shared moment that shows these competencies of a version."""
    entry = Entry.objects.create(participant=author, text="Jag öppnade kassan.")
    entry.assess_self({of_version(framework, code).pk: "tried" for code in codes}, by=author)
    entry.keep(by=author)
    entry.share(by=author)
    return entry


# Which versions hold


def test_a_programme_that_names_none_leaves_all_open(cast: Cast) -> None:
    newer = second_version(cast)

    assert offered_to(cast.amina) == {cast.framework, newer}


def test_who_takes_part_in_nothing_chooses_from_all(cast: Cast) -> None:
    newer = second_version(cast)
    hikikomori().use_frameworks([newer], by=cast.lo)
    enrolment = Enrolment.objects.get(participant=cast.amina)
    enrolment.complete(by=cast.lo, on=timezone.localdate(), reason="work")

    assert offered_to(cast.amina) == {cast.framework, newer}


def test_participants_choose_from_the_versions_of_their_programme(cast: Cast) -> None:
    newer = second_version(cast)
    hikikomori().use_frameworks([newer], by=cast.lo)

    assert offered_to(cast.amina) == {newer}
    assert offered_to(cast.mehari) == {cast.framework, newer}  # in another programme


def test_in_two_programmes_one_has_what_either_uses(cast: Cast) -> None:
    newer, sommar = second_version(cast), second_programme(cast)
    hikikomori().use_frameworks([cast.framework], by=cast.lo)
    sommar.use_frameworks([newer], by=cast.lo)

    assert named_for(cast.amina) == frozenset({cast.framework.pk, newer.pk})

    sommar.use_frameworks([], by=cast.lo)

    assert named_for(cast.amina) is None


def test_an_invitation_changes_nothing_yet(cast: Cast) -> None:
    newer, project = second_version(cast), Enrolment.objects.get(participant=cast.mehari)
    hikikomori().use_frameworks([cast.framework], by=cast.lo)
    project.local_project.programme.use_frameworks([newer], by=cast.lo)
    Enrolment.invite(cast.amina, project.local_project, by=cast.petra)

    assert offered_to(cast.amina) == {cast.framework}


def test_a_version_that_is_retired_leaves_nobody_without(cast: Cast) -> None:
    newer = second_version(cast)
    hikikomori().use_frameworks([cast.framework], by=cast.lo)

    cast.framework.retire(by=cast.finn)

    assert offered_to(cast.amina) == {newer}


def test_a_retired_version_stays_for_what_was_shown_by_it(cast: Cast) -> None:
    newer = second_version(cast)
    hikikomori().use_frameworks([cast.framework, newer], by=cast.lo)
    tell_by(cast.framework, cast.amina, "A1.1")

    cast.framework.retire(by=cast.finn)

    assert offered_to(cast.amina) == {newer}
    assert [each.framework for each in competencies_to_offer(cast.amina)] == [cast.framework]


# Moments


def test_a_moment_of_an_earlier_version_is_read_and_kept_as_it_is(
    cast: Cast, sign_in: SignIn
) -> None:
    newer, entry = second_version(cast), tell_by(cast.framework, cast.amina, "A1.1")
    hikikomori().use_frameworks([newer], by=cast.lo)
    page = reverse("portfolio:edit_entry", args=[entry.pk])
    browser = sign_in(cast.amina)

    assert str(cast.competency("A1.1")) in browser.get(entry.get_absolute_url()).content.decode()
    sent = {
        "text": "Andra ord.",
        "happened_on": entry.happened_on,
        "shows": [cast.competency("A1.1").pk, of_version(newer, "A2.1").pk],
    }
    browser.post(page, {**sent, "based_on": entry.version})

    entry.refresh_from_db()
    shown = set(entry.self_assessments.values_list("competency__framework", flat=True))
    assert (entry.text, shown) == ("Andra ord.", {cast.framework.pk, newer.pk})


def test_a_new_moment_of_another_version_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    newer = second_version(cast)
    hikikomori().use_frameworks([newer], by=cast.lo)
    old, page = cast.competency("A1.1").pk, reverse("portfolio:keep_entry", args=[uuid4()])
    sent = {"text": "Nytt.", "happened_on": timezone.localdate(), "shows": [old]}

    response = sign_in(cast.amina).post(page, sent)

    assert response.status_code == 422
    assert "Välj bland dem som visas." in response.content.decode()
    assert "Nytt." in response.content.decode()
    assert not Entry.objects.filter(self_assessments__competency=old).exists()


# Goals


def test_a_goal_is_about_the_programmes_versions(cast: Cast, sign_in: SignIn) -> None:
    newer = second_version(cast)
    hikikomori().use_frameworks([newer], by=cast.lo)
    browser, page = sign_in(cast.amina), reverse("plans:choose_goal")
    old, new = cast.competency("A1.1").pk, of_version(newer, "A1.1").pk

    refused = browser.post(page, {"words": "Mitt mål.", "competencies": [old]})
    browser.post(page, {"words": "Mitt mål.", "competencies": [new]})

    assert refused.status_code == 422
    assert [each.pk for each in Goal.objects.get().competencies.all()] == [new]


def test_a_goal_keeps_what_it_was_about(cast: Cast, sign_in: SignIn) -> None:
    old = cast.competency("A1.1").pk
    browser = sign_in(cast.amina)
    browser.post(reverse("plans:choose_goal"), {"words": "Mitt mål.", "competencies": [old]})
    goal = Goal.objects.get()
    hikikomori().use_frameworks([second_version(cast)], by=cast.lo)
    page = reverse("plans:change_goal", args=[goal.pk])

    assert f'value="{old}" checked' in " ".join(browser.get(page).content.decode().split())
    browser.post(page, {"words": "Andra ord.", "competencies": [old]})

    goal.refresh_from_db()
    assert goal.words == "Andra ord."
    assert [each.pk for each in goal.competencies.all()] == [old]


# Asking


def test_only_what_the_programme_uses_is_asked_about(cast: Cast) -> None:
    newer = second_version(cast)
    entry = tell_by(newer, cast.amina, "A1.1", "A2.1")
    shown = {**entry.account.shown, cast.competency("A3.1").pk: "tried"}
    entry.assess_self(shown, by=cast.amina)
    hikikomori().use_frameworks([newer], by=cast.lo)

    request = ConfirmationRequest.make(entry, cast.kalle, by=cast.amina, with_photo=False)

    asked = {question.competency.framework for question in request.questions.all()}
    assert asked == {newer}
    assert request.framework_version == str(newer)


def test_a_moment_of_an_earlier_version_alone_is_not_asked_about(
    cast: Cast, sign_in: SignIn
) -> None:
    entry = tell_by(cast.framework, cast.amina, "A1.1")
    hikikomori().use_frameworks([second_version(cast)], by=cast.lo)

    with pytest.raises(Refused, match="från en tidigare lista"):
        ConfirmationRequest.make(entry, cast.kalle, by=cast.amina, with_photo=False)


def test_two_versions_at_once_are_both_named(cast: Cast) -> None:
    newer = second_version(cast)
    entry = tell_by(newer, cast.amina, "A1.1")
    shown = {**entry.account.shown, cast.competency("A3.1").pk: "tried"}
    entry.assess_self(shown, by=cast.amina)

    request = ConfirmationRequest.make(entry, cast.kalle, by=cast.amina, with_photo=False)

    assert set(request.framework_version.split(", ")) == {str(cast.framework), str(newer)}


def test_nobody_is_told_to_ask_about_an_earlier_version(cast: Cast) -> None:
    make_shared_entry(cast, "A1.1")
    told = [grounds_of([cast.amina.pk], seen_by=cast.sara).next_proof(cast.amina.pk)]
    hikikomori().use_frameworks([second_version(cast)], by=cast.lo)

    told.append(grounds_of([cast.amina.pk], seen_by=cast.sara).next_proof(cast.amina.pk))

    assert [bool(each) for each in told] == [True, False]


# What a leader saw


def test_a_leader_has_a_cell_only_where_somebody_uses_the_version(
    cast: Cast, sign_in: SignIn
) -> None:
    newer = second_version(cast)
    hikikomori().use_frameworks([cast.framework], by=cast.lo)
    invux = Enrolment.objects.get(participant=cast.mehari).local_project
    invux.programme.use_frameworks([newer], by=cast.lo)
    old, new = cast.competency("A1.1").pk, of_version(newer, "A1.1").pk
    sent = {
        "pk": "0192e4a0-0000-7000-8000-000000000001",
        "name": "Cykelverkstad",
        "happened_on": timezone.localdate(),
        "people": [cast.amina.pk],
        "competencies": [old],
        f"seen_{cast.amina.pk}_{old}": "yes",
        f"seen_{cast.amina.pk}_{new}": "yes",
        "go": "save",
    }
    browser = sign_in(cast.sara)

    page = browser.get(RECORD).content.decode()
    response = browser.post(RECORD, {**sent, "competencies": [new]})
    assert f'value="{old}"' in page
    assert f'value="{new}"' not in page
    assert response.status_code == 422

    browser.post(RECORD, sent)

    seen = Suggestion.objects.get().seen.all()
    assert [each.competency_id for each in seen] == [old]


def test_two_people_of_two_programmes_have_each_their_own_cells(
    cast: Cast, sign_in: SignIn
) -> None:
    newer, old = second_version(cast), cast.framework
    hikikomori().use_frameworks([old], by=cast.lo)
    sommar = second_programme(cast)
    sommar.use_frameworks([newer], by=cast.lo)
    skye = Enrolment.objects.get(participant=cast.skye)  # in one of the two, as Noor follows
    assert named_for(skye.participant) == frozenset({old.pk})
    both = {
        "name": "Bakning",
        "happened_on": timezone.localdate(),
        "pk": "0192e4a0-0000-7000-8000-000000000002",
        "people": [cast.amina.pk, cast.skye.pk],
        "competencies": [cast.competency("A1.1").pk, of_version(newer, "A1.1").pk],
        "go": "cells",
    }

    page = sign_in(cast.noor).post(RECORD, both).content.decode()

    cells = {
        (who, which.framework)
        for who in (cast.amina, cast.skye)
        for which in Competency.objects.filter(code="A1.1").select_related("framework")
        if f'name="seen_{who.pk}_{which.pk}"' in page
    }
    assert cells == {(cast.amina, old), (cast.amina, newer), (cast.skye, old)}


def test_the_matrix_has_lines_of_the_versions_that_are_used(cast: Cast, sign_in: SignIn) -> None:
    newer = second_version(cast)
    hikikomori().use_frameworks([newer], by=cast.lo)

    page = sign_in(cast.sara).get(reverse("home:show_matrix"))

    lines = [line for _area, area in page.context["matrix"].areas for line in area]
    assert {line.competency.framework for line in lines} == {newer}


# Handing over


def test_only_what_the_programme_uses_is_handed_over(cast: Cast, sign_in: SignIn) -> None:
    newer = second_version(cast)
    tell_by(newer, cast.amina, "A2.1")
    entry = tell_by(cast.framework, cast.amina, "A1.1")
    hikikomori().use_frameworks([newer], by=cast.lo)
    old = cast.competency("A1.1")
    browser, page = sign_in(cast.amina), reverse("assessments:make_case")

    first = browser.get(page, {"lang": "en"}).content.decode()
    response = browser.get(page, {"next": "moments", "competencies": str(old.pk)})

    assert f'value="{old.pk}"' not in first
    assert f'value="{of_version(newer, "A2.1").pk}"' in first
    assert "From an earlier list" in first
    assert response.status_code == 422
    with pytest.raises(Refused, match="från en tidigare lista"):
        AssessmentCase.make([entry], [old], by=cast.amina)
    assert not AssessmentCase.objects.exists()


def test_a_case_that_was_handed_over_goes_on(cast: Cast, sign_in: SignIn) -> None:
    entry = tell_by(cast.framework, cast.amina, "A1.1")
    case = AssessmentCase.make([entry], [cast.competency("A1.1")], by=cast.amina)

    hikikomori().use_frameworks([second_version(cast)], by=cast.lo)

    case.take_up(by=cast.ada)
    case.judge(cast.competency("A1.1"), by=cast.ada, level=2, method="samtal", reason="Sett.")
    case.decide(by=cast.ada)
    assert (
        str(cast.competency("A1.1"))
        in sign_in(cast.amina).get(case.get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_versions_of_many_are_one_query(cast: Cast, count: int) -> None:
    people = [cast.amina.pk, cast.mehari.pk, cast.skye.pk][:count]

    with CaptureQueriesContext(connection) as asked:
        assert set(versions_of_each(people)) == set(people)

    assert len(asked) == 1
