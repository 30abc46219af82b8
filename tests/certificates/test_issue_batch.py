"""Several certificates with one press: each under the rules of one, and none twice."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from time_machine import travel

from accounts.models import Reading
from certificates import batches, issuing
from certificates.models import Batch, BatchRow, Certificate, ChangeRequest
from certificates.models.batch import ENDS_WITHIN
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.certificates.batched import begin, outcomes, work_on
from tests.certificates.certificates import (
    issue,
    make_accepted,
    make_draft,
    make_handler,
    make_participation,
    seen_in,
)
from tests.conftest import SignIn

ADDRESS = "/desk/batch/"


@pytest.fixture
def ines(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.ines)


@pytest.fixture
def three(cast: Cast) -> list[Certificate]:
    return [make_participation(cast, day) for day in (1, 2, 3)]


def asked(page: Any) -> dict[str, Any]:
    """Return what the confirming page would send."""
    html = page.content.decode()
    (key,) = re.findall(r'name="key" value="([^"]*)"', html)
    return {"key": key, "seen": re.findall(r'name="seen" value="([^"]*)"', html), "checked": "on"}


def times_issued(certificate: Certificate) -> int:
    return Event.objects.about(certificate).filter(action="issue").count()


def test_from_the_desk_to_three_certificates(
    cast: Cast, ines: Client, three: list[Certificate]
) -> None:
    all_of_them = ",".join(str(each.pk) for each in three)
    assert f'value="{all_of_them}"' in ines.get("/desk/certificates/").content.decode()

    page = ines.get(ADDRESS, {"c": all_of_them})
    answer = ines.post(ADDRESS, asked(page))
    batch = Batch.objects.get()
    before = ines.get(answer.headers["Location"]).content.decode()
    work_on(batch)
    after = ines.get(answer.headers["Location"]).content.decode()

    assert page.content.decode().count("Mehari Habtom") >= 3
    assert "Är den klar" in before
    assert '<progress class="progress mt-2" id="how-far" max="3" value="0">' in before
    assert "Är den klar" not in after
    assert 'max="3" value="3"' in after
    assert outcomes(batch) == ["issued"] * 3
    assert [times_issued(each) for each in three] == [1, 1, 1]
    assert {each.issued_by for each in Certificate.objects.issued()} == {cast.ines}


def test_two_presses_are_one(ines: Client, three: list[Certificate]) -> None:
    form = asked(ines.get(ADDRESS, {"c": [each.pk for each in three]}))

    one, two = (ines.post(ADDRESS, form) for _ in range(2))

    assert one.headers["Location"] == two.headers["Location"]
    assert Batch.objects.count() == 1
    tasks = DBTaskResult.objects.filter(task_path=batches.issue_row.module_path)
    assert tasks.count() == BatchRow.objects.count() == 3


def test_unticked_says_so_and_loses_nothing(ines: Client, three: list[Certificate]) -> None:
    form = asked(ines.get(ADDRESS, {"c": [each.pk for each in three]}))

    page = ines.post(ADDRESS, {**form, "checked": ""})

    assert page.status_code == 422
    assert asked(page)["seen"] == form["seen"]
    assert asked(page)["key"] == form["key"]
    assert not Batch.objects.exists()


@pytest.mark.parametrize("seen", [[], ["x"], ["1"], ["1:"], ["²:a"], ["1:" + "a" * 65], ["9:a"]])
def test_nonsense_issues_nothing(ines: Client, seen: list[str]) -> None:
    ines.post(ADDRESS, {"key": str(uuid4()), "seen": seen, "checked": "on"})

    assert not BatchRow.objects.exists()


@pytest.mark.parametrize("ticked", ["", "x", "0", "9" * 30, ",", "²"])
def test_no_tick_leads_back_to_the_desk(ines: Client, ticked: str) -> None:
    answer = ines.get(ADDRESS, {"c": ticked}, follow=True)

    assert answer.redirect_chain == [("/desk/certificates/", 302)]
    assert "Kryssa för minst ett intyg" in answer.content.decode()


def test_what_changed_since_is_refused_and_the_rest_goes_on(
    cast: Cast, ines: Client, three: list[Certificate]
) -> None:
    batch = begin(three, by=cast.ines)
    three[0].reopen(by=cast.ines)
    Certificate.objects.filter(pk=three[1].pk).update(name="Mehari H")

    work_on(batch)

    page = ines.get(batch.get_absolute_url()).content.decode()
    assert outcomes(batch) == ["refused", "refused", "issued"]
    for row in batch.rows.filter(outcome="refused"):
        assert row.why in page
    assert [times_issued(each) for each in three] == [0, 0, 1]


def test_what_the_holder_wants_changed_is_left_out_before_the_press(
    cast: Cast, ines: Client
) -> None:
    certificate = make_draft(cast)
    ChangeRequest.make(certificate, by=cast.amina, note="Mitt namn är fel.")
    certificate.accept(by=cast.amina)

    page = ines.get(ADDRESS, {"c": certificate.pk}).content.decode()

    assert "Innehavaren har bett om en ändring" in page
    assert f'value="{certificate.pk}:' not in page


def test_a_fault_of_ours_stops_none_of_the_others(
    cast: Cast, three: list[Certificate], monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = begin(three, by=cast.ines)
    real = issuing.issue

    def stumble(certificate: Certificate, **facts: Any) -> None:
        if certificate == three[1]:
            raise ZeroDivisionError
        real(certificate, **facts)

    monkeypatch.setattr(issuing, "issue", stumble)
    work_on(batch)

    assert outcomes(batch) == ["issued", "refused", "issued"]


def test_two_batches_over_the_same_issue_each_once(cast: Cast, three: list[Certificate]) -> None:
    one, two = begin(three, by=cast.ines), begin(three[::-1], by=make_handler(cast))

    for row in BatchRow.objects.order_by("certificate_id", "pk"):  # in turn, from each
        batches.issue_row.call(row.pk)

    assert outcomes(one) == ["issued"] * 3
    assert outcomes(two) == ["refused"] * 3
    assert [times_issued(each) for each in three] == [1, 1, 1]


def test_the_same_task_twice_issues_once(cast: Cast, three: list[Certificate]) -> None:
    batch = begin(three, by=cast.ines)

    work_on(batch)
    work_on(batch)

    assert outcomes(batch) == ["issued"] * 3
    assert [times_issued(each) for each in three] == [1, 1, 1]


def test_whose_worker_died_after_issuing_is_told_as_issued(
    cast: Cast, three: list[Certificate]
) -> None:
    batch = begin(three[:1], by=cast.ines)
    BatchRow.begin(batch.rows.get().pk)
    issue(cast, three[0])

    work_on(batch)

    assert outcomes(batch) == ["issued"]
    assert times_issued(three[0]) == 1


def test_whose_worker_died_before_it_is_issued_now(cast: Cast, three: list[Certificate]) -> None:
    batch = begin(three[:1], by=cast.ines)
    BatchRow.begin(batch.rows.get().pk)

    work_on(batch)

    assert outcomes(batch) == ["issued"]


def test_the_rules_of_one_hold_for_each(cast: Cast, ines: Client, sign_in: SignIn) -> None:
    own = make_accepted(cast)
    assert own.case
    skye = make_draft(cast, participant=cast.skye)
    skye.accept(by=cast.skye)
    type(own.case).objects.filter(pk=own.case.pk).update(assessor=cast.ines)

    page = ines.get(ADDRESS, {"c": [own.pk, skye.pk]})
    batch = begin([own, skye], by=cast.ines)
    work_on(batch)

    assert page.context["looks"] == []
    assert [look.certificate for look in page.context["left_out"]] == [own]
    assert "Skye" not in page.content.decode()
    assert outcomes(batch) == ["refused", "refused"]
    shown = ines.get(batch.get_absolute_url()).content.decode()
    assert "Amina" in shown
    assert "Skye" not in shown


def test_who_is_no_issuer_any_more_issues_nothing(cast: Cast, three: list[Certificate]) -> None:
    batch = begin(three, by=cast.ines)
    cast.ines.role_assignments.all().delete()

    work_on(batch)

    assert outcomes(batch) == ["refused"] * 3


def test_what_never_ends_is_said(cast: Cast, ines: Client, three: list[Certificate]) -> None:
    batch = begin(three, by=cast.ines)
    batch.begun_at = timezone.now() - ENDS_WITHIN * 2
    batch.save()

    page = ines.get(batch.get_absolute_url()).content.decode()

    assert "Är den klar" not in page
    assert "väntar fortfarande" in page


@pytest.mark.parametrize("name", ["amina", "sara", "ada", "elin", "lo"])
def test_others_may_not(cast: Cast, sign_in: SignIn, name: str) -> None:
    assert sign_in(getattr(cast, name)).get(ADDRESS).status_code == 403


def test_a_colleague_does_not_see_it(cast: Cast, sign_in: SignIn, three: list[Certificate]) -> None:
    batch = begin(three, by=cast.ines)

    assert sign_in(make_handler(cast)).get(batch.get_absolute_url()).status_code == 404


def test_looking_at_several_is_a_reading_of_each(
    cast: Cast, ines: Client, three: list[Certificate]
) -> None:
    ines.get(ADDRESS, {"c": [each.pk for each in three]})

    assert Reading.objects.filter(participant=cast.mehari, reader=cast.ines).count() == 3


def test_single_issue_refuses_what_a_batch_has_issued(cast: Cast, three: list[Certificate]) -> None:
    seen = seen_in(three[0])
    work_on(begin(three, by=cast.ines))

    with pytest.raises(Refused):
        issuing.issue(three[0], by=cast.ines, seen=seen)


def test_years_later_it_is_late(cast: Cast, three: list[Certificate]) -> None:
    batch = begin(three, by=cast.ines)

    assert not batch.is_late
    with travel(timezone.now() + ENDS_WITHIN * 2):
        assert batch.is_late
