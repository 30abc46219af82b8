"""A case is shown to its participant, to its assessor and, once decided, to those who check it."""

import pytest

from accounts.models import Reading
from assessments.models import AssessmentCase
from confirmations.models import ConfirmationRequest
from tests.assessments import cases
from tests.assessments.costs import queries
from tests.cast import Cast
from tests.conftest import SignIn


def test_ada_reads_criteria_beside_what_was_handed_over(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast, "A1.1")

    page = sign_in(cast.ada).get(case.get_absolute_url()).content.decode()

    assert "Amina Yusuf" in page
    assert cases.WORDS in page
    assert "Kalle Berg" in page
    assert str(cast.competency("A1.1").fairness_note) in page
    assert "Hjälper någon annan att hålla en gemensam tid." in page  # of the fourth level
    assert "Räcker för nivå 2 enligt ramverkets regel." in page


def test_a_confirmation_keeps_the_words_that_were_asked(cast: Cast, sign_in: SignIn) -> None:
    entry = cases.make_shared_entry(cast, "A1.1", text="Som det stod då.")
    cases.confirm(cast, entry, comment="Det stämmer bra.")
    entry.amend(by=cast.amina, text="Som det står nu.")
    case = AssessmentCase.make([entry], [cast.competency("A1.1")], by=cast.amina)

    page = sign_in(cast.ada).get(case.get_absolute_url()).content.decode()

    assert "Som det stod då." in page
    assert "Som det står nu." in page
    assert "Det stämmer bra." in page


def test_an_answer_that_does_not_count_says_why(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast, "A1.1")
    cast.kalle.reject(by=cast.sara)

    page = sign_in(cast.ada).get(case.get_absolute_url()).content.decode()

    assert "Räknas inte: teamet har bestämt det om den som svarade." in page
    assert "Räknas inte än" not in page
    assert "För nivå 2 behövs en bekräftelse till." in page


def test_a_disputed_answer_does_not_count(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast, "A1.1")
    for request in ConfirmationRequest.objects.all():
        request.dispute()

    page = sign_in(cast.ada).get(case.get_absolute_url()).content.decode()

    assert "Räknas inte: någon annan än handledaren svarade." in page


def test_ada_sees_the_case_and_nothing_else_of_amina(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast, "A1.1")
    outside = cases.make_shared_entry(cast, "A1.1", text="Inte inlämnat.")
    ada = sign_in(cast.ada)

    page = ada.get(case.get_absolute_url()).content.decode()

    assert "Inte inlämnat." not in page
    assert ada.get(outside.get_absolute_url()).status_code == 404
    for entry in case.entries.all():
        assert ada.get(entry.get_absolute_url()).status_code == 404
    for enrolment in cast.amina.enrolments.all():
        assert f"/{enrolment.pk}/" not in page or "participants" not in page


def test_a_protected_person_is_shown_by_the_name_they_chose(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast, "A1.1", participant=cast.skye)

    page = sign_in(cast.elin).get(case.get_absolute_url()).content.decode()

    assert "Skye" in page
    assert "Solveig" not in page
    assert "Strand" not in page


def test_who_may_read_a_case_that_waits(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)

    answers = {
        name: sign_in(getattr(cast, name)).get(case.get_absolute_url()).status_code
        for name in ("amina", "ada", "elin", "ines", "sara", "noor", "petra", "mehari", "ulla")
    }

    assert {name for name, status in answers.items() if status == 200} == {"amina", "ada", "elin"}
    assert set(answers.values()) == {200, 404}


def test_the_issuer_reads_decided_cases_only(cast: Cast, sign_in: SignIn) -> None:
    ines = sign_in(cast.ines)

    assert (
        ines.get(cases.make_case_in_assessment(cast, "A1.1").get_absolute_url()).status_code == 404
    )
    assert (
        ines.get(cases.make_decided_case(cast, {"A2.1": 2}).get_absolute_url()).status_code == 200
    )


def test_each_reading_is_written_down(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)

    sign_in(cast.ada).get(case.get_absolute_url())
    sign_in(cast.amina).get(case.get_absolute_url())

    reading = Reading.objects.get(participant=cast.amina)
    assert (reading.reader, reading.subject_id) == (cast.ada, str(case.pk))


CODES = ("A1.1", "A1.2", "A2.1", "A4.1")


def test_the_assessors_page_costs_the_same_with_twenty_moments(cast: Cast, sign_in: SignIn) -> None:
    ada = sign_in(cast.ada)
    few = cases.make_case_in_assessment(cast, *CODES, entries=1)
    cost = queries(ada, few.get_absolute_url())
    few.withdraw(by=cast.amina)
    many = cases.make_case_in_assessment(cast, *CODES, entries=20)

    assert queries(ada, many.get_absolute_url()) == cost <= 12


def test_the_quality_assurers_page_costs_the_same_with_twenty_moments(
    cast: Cast, sign_in: SignIn
) -> None:
    elin = sign_in(cast.elin)
    few = cases.make_decided_case(cast, dict.fromkeys(CODES, 2), entries=1)
    cost = queries(elin, few.get_absolute_url())
    few.check_quality(by=cast.elin)
    many = cases.make_decided_case(cast, dict.fromkeys(CODES, 2), entries=20)

    assert queries(elin, many.get_absolute_url()) == cost <= 12


def test_aminas_page_costs_the_same_with_twenty_moments(cast: Cast, sign_in: SignIn) -> None:
    amina = sign_in(cast.amina)
    few = cases.make_checked_case(cast, dict.fromkeys(CODES, 2), entries=1)
    cost = queries(amina, few.get_absolute_url())
    many = cases.make_checked_case(cast, dict.fromkeys(CODES, 2), entries=20)

    assert queries(amina, many.get_absolute_url()) == cost <= 12


def test_the_reply_has_a_heading_and_the_words_are_quoted(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_checked_case(cast, {"A1.1": 2, "A4.1": None})

    page = sign_in(cast.amina).get(case.get_absolute_url()).content.decode()

    assert "<h1>Här är svaret</h1>" in page
    assert page.count("<q>Jag ") == 2


def test_a_case_that_led_to_a_certificate_is_done(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_checked_case(cast)
    case.close(by=cast.ines)

    page = sign_in(cast.amina).get("/cases/").content.decode()

    assert "Klart. Intyget är utfärdat." in page


@pytest.mark.parametrize("step", ["judge", "ask-for-more", "decide", "check-quality", "send-back"])
def test_who_comes_back_to_the_address_of_a_press_finds_the_case(
    cast: Cast, sign_in: SignIn, step: str
) -> None:
    case = cases.make_case_in_assessment(cast)

    answer = sign_in(cast.ada).get(f"/cases/{case.pk}/{step}/")

    assert answer.headers["Location"] == case.get_absolute_url()
