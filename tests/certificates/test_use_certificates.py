"""A programme says which kinds of certificate come of it, and no other leaves the house."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from certificates import issuing
from certificates.content import (
    COMPETENCE_CERTIFICATE,
    COMPETENCE_LETTER,
    PARTICIPATION,
    SUPERVISOR_STATEMENT,
    VALIDATION_CERTIFICATE,
)
from certificates.models import Certificate, CompetenceLetter, StatementRequest
from lifecycle.transitions import Refused
from programmes.models import Enrolment
from tests.assessments.cases import make_checked_case
from tests.cast import Cast
from tests.certificates.batched import begin, outcomes, work_on
from tests.certificates.certificates import issue, make_accepted, make_draft, make_issued
from tests.certificates.kinds import (
    WRITTEN,
    ask_kalle,
    carry_qualification,
    make_letter_draft,
    make_statement_draft,
    record_competence,
)
from tests.conftest import SignIn
from tests.programmes.versions import hikikomori, second_programme

ALL = {
    PARTICIPATION,
    COMPETENCE_CERTIFICATE,
    VALIDATION_CERTIFICATE,
    SUPERVISOR_STATEMENT,
    COMPETENCE_LETTER,
}
OWN = reverse("certificates:my_certificates")
SENTENCE = "The programme does not use this kind of certificate."


def use_all_but(cast: Cast, *kinds: str) -> None:
    hikikomori().use_certificates(ALL - set(kinds), by=cast.lo)


def enrolment_of(someone: User) -> Enrolment:
    return Enrolment.objects.get(participant=someone)


# Each of the five is refused, with a sentence, before anybody has worked in vain


def test_no_certificate_comes_of_a_case(cast: Cast, sign_in: SignIn) -> None:
    case = make_checked_case(cast)
    use_all_but(cast, COMPETENCE_CERTIFICATE)
    draft = reverse("certificates:draft_certificate", args=[case.pk])
    browser = sign_in(cast.amina)

    page = browser.get(OWN, {"lang": "en"}).content.decode()
    refusal = browser.post(draft + "?lang=en", follow=True).content.decode()

    assert draft not in page
    assert "Your programme does not use certificates of this kind." in page
    assert SENTENCE in refusal
    assert not Certificate.objects.exists()


def test_no_validation_certificate_comes_of_a_case(cast: Cast) -> None:
    carry_qualification(cast)
    record_competence(cast)
    case = make_checked_case(cast)
    use_all_but(cast, VALIDATION_CERTIFICATE)

    with pytest.raises(Refused, match="använder inte den här sortens"):
        issuing.draft(case, by=cast.amina)

    use_all_but(cast, COMPETENCE_CERTIFICATE)  # of which none comes here

    assert issuing.draft(case, by=cast.amina).type.code == VALIDATION_CERTIFICATE


def test_the_first_page_promises_no_certificate(cast: Cast, sign_in: SignIn) -> None:
    make_checked_case(cast)
    promise = "A certificate is waiting for you"
    assert promise in sign_in(cast.amina).get("/", {"lang": "en"}).content.decode()

    use_all_but(cast, COMPETENCE_CERTIFICATE)

    assert promise not in sign_in(cast.amina).get("/", {"lang": "en"}).content.decode()


def test_participation_is_not_certified(cast: Cast, sign_in: SignIn) -> None:
    use_all_but(cast, PARTICIPATION)
    page, browser = reverse("certificates:start_participation"), sign_in(cast.ines)

    listed = browser.get(page).content.decode()
    response = browser.post(page, {"enrolment": enrolment_of(cast.amina).pk})

    assert "Amina Yusuf" not in listed
    assert "Mehari Habtom" in listed  # in another programme
    assert response.status_code == 422
    with pytest.raises(Refused, match="använder inte den här sortens"):
        issuing.draft_participation(enrolment_of(cast.amina), by=cast.ines)


def test_participation_obeys_after_the_end_too(cast: Cast) -> None:
    use_all_but(cast, PARTICIPATION)
    enrolment = enrolment_of(cast.amina)
    enrolment.complete(by=cast.lo, on=timezone.localdate(), reason="work")

    with pytest.raises(Refused, match="använder inte den här sortens"):
        issuing.draft_participation(enrolment, by=cast.ines)


def test_no_supervisor_is_asked_for_words(cast: Cast, sign_in: SignIn) -> None:
    use_all_but(cast, SUPERVISOR_STATEMENT)
    own = reverse("certificates:ask_for_statement")
    staffs = reverse("certificates:ask_for_statement_of", args=[enrolment_of(cast.amina).pk])
    participant = enrolment_of(cast.amina).get_absolute_url()

    for someone, page, shown_on in ((cast.amina, own, OWN), (cast.sara, staffs, participant)):
        browser = sign_in(someone)
        assert page not in browser.get(shown_on).content.decode()
        sent = browser.post(page + "?lang=en", {"placement": cast.placement.pk}, follow=True)
        assert sent.redirect_chain == [(shown_on, 302)]
        assert SENTENCE in sent.content.decode()
    assert not StatementRequest.objects.exists()


def test_no_letter_is_begun(cast: Cast, sign_in: SignIn) -> None:
    use_all_but(cast, COMPETENCE_LETTER)
    page, browser = reverse("certificates:start_letter"), sign_in(cast.amina)

    assert page not in browser.get(OWN).content.decode()
    for ask in (browser.get, browser.post):
        assert SENTENCE in ask(page + "?lang=en", follow=True).content.decode()
    assert not CompetenceLetter.objects.exists()


# What was begun before the rule changed


def test_a_supervisors_words_are_kept_and_not_issued(cast: Cast) -> None:
    asked = ask_kalle(cast)
    use_all_but(cast, SUPERVISOR_STATEMENT)

    certificate = issuing.sign_statement(asked, WRITTEN)

    assert asked.last is not None
    with pytest.raises(Refused, match="använder inte den här sortens"):
        say_yes(certificate)
    use_all_but(cast)
    say_yes(certificate)
    assert issue(cast, certificate).is_issued


@pytest.mark.parametrize(
    "kind", [COMPETENCE_CERTIFICATE, SUPERVISOR_STATEMENT, COMPETENCE_LETTER, PARTICIPATION]
)
def test_what_was_accepted_is_not_issued(cast: Cast, sign_in: SignIn, kind: str) -> None:
    certificate = begun(cast, kind)
    say_yes(certificate)
    seen = issuing.fingerprint(issuing.preview(certificate))
    use_all_but(cast, kind)
    page = reverse("certificates:examine_certificate", args=[certificate.pk])
    browser = sign_in(cast.ines)

    told = browser.get(page, {"lang": "en"}).content.decode()
    sent = browser.post(
        reverse("certificates:issue_certificate", args=[certificate.pk]) + "?lang=en",
        {"checked": "on", "seen": seen},
        follow=True,
    )

    assert "Its project lead chooses the kinds." in told
    assert SENTENCE in sent.content.decode()
    certificate.refresh_from_db()
    assert not certificate.is_issued


def begun(cast: Cast, kind: str) -> Certificate:
    if kind == PARTICIPATION:
        return issuing.draft_participation(enrolment_of(cast.amina), by=cast.ines)
    make = {SUPERVISOR_STATEMENT: make_statement_draft, COMPETENCE_LETTER: make_letter_draft}
    return make.get(kind, make_draft)(cast)


def say_yes(certificate: Certificate) -> None:
    content = issuing.read(certificate)
    assert content is not None
    seen = issuing.fingerprint(content)
    issuing.accept(certificate, by=certificate.participant, seen=seen)


def test_a_batch_leaves_it_out_and_says_why(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)
    batch = begin([certificate], by=cast.ines)
    use_all_but(cast, COMPETENCE_CERTIFICATE)

    page = sign_in(cast.ines).get(
        reverse("certificates:issue_batch"), {"c": str(certificate.pk), "lang": "en"}
    )
    work_on(batch)

    assert SENTENCE in page.content.decode()
    assert outcomes(batch) == ["refused"]


def test_what_was_issued_can_be_corrected(cast: Cast) -> None:
    certificate = make_issued(cast)
    use_all_but(cast, COMPETENCE_CERTIFICATE)

    correction = issuing.correct(certificate, by=cast.ines, note="Namnet.")
    say_yes(correction)

    assert issue(cast, correction).is_issued


# Two programmes, and none


def test_in_two_programmes_one_has_what_either_uses(cast: Cast) -> None:
    sommar = second_programme(cast)
    use_all_but(cast, COMPETENCE_LETTER)
    sommar.use_certificates([COMPETENCE_LETTER], by=cast.lo)

    certificate = make_letter_draft(cast)

    assert certificate.enrolment is not None
    assert certificate.enrolment.local_project.programme == sommar
    assert make_draft(cast).enrolment == Enrolment.objects.get(
        participant=cast.amina, local_project__programme=hikikomori()
    )


def test_who_takes_part_in_nothing_is_refused_nothing(cast: Cast) -> None:
    asked = ask_kalle(cast)
    use_all_but(cast, COMPETENCE_LETTER, SUPERVISOR_STATEMENT)
    enrolment_of(cast.amina).complete(by=cast.lo, on=timezone.localdate(), reason="work")

    certificate = issuing.sign_statement(asked, WRITTEN)

    assert certificate.enrolment is None
    assert issuing.offers_to(cast.amina) == {"letter": True, "statement": True}
