"""The next round begins from an earlier one: the same rules, a new period, no code."""

from datetime import date
from decimal import Decimal

from accounts.models import User
from competencies.texts import Text
from programmes.models import (
    Area,
    Financier,
    Ground,
    InformationText,
    Partner,
    Programme,
    RetentionRule,
)
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import NAMES, area, door, last_event, programme_of, say


def write(programme: Programme, words: str, *, by: User) -> InformationText:
    return InformationText.write(programme, words, by=by, age_band="adult", language="sv")


def full_programme(cast: Cast) -> Programme:
    """Return a programme of the past with every kind of rule."""
    programme = Programme.begin(
        by=cast.lo,
        name="Första omgången",
        owner=cast.goteborg,
        starts_on=date(2019, 1, 1),
        ends_on=date(2022, 12, 31),
        funding_line=Text(sv="Medfinansieras.", en="Co-funded."),
    )
    programme.set_ages(by=cast.lo, youngest=15, oldest=24)
    for each in (area("Partille"), area("Lundby", Area.Kind.DISTRICT)):
        programme.add_area(each, by=cast.lo)
    words = Text(sv="Grund", en="Ground")
    Ground.add(programme, words, by=cast.lo, group=2, needs_note=True, decided_by="Teamet")
    Ground.add(programme, words, by=cast.lo).withdraw(by=cast.lo)
    Partner.add(programme, cast.issuer, "Stöd i validering", by=cast.lo)
    Financier.add(programme, cast.issuer, by=cast.lo, percent=Decimal(100))
    for told in ("Gammalt.", "Gällande."):
        write(programme, told, by=cast.lo).publish(by=cast.lo)
    write(programme, "Utkast.", by=cast.lo)
    RetentionRule.set_for(
        programme,
        by=cast.lo,
        months=60,
        legal_basis="Arkivlagen 10 §",
        decided_by="Arkivnämnden",
        decided_on=date(2019, 1, 1),
    ).hold("Granskning", by=cast.lo)
    programme.use_frameworks([cast.framework], by=cast.lo)
    programme.use_certificates(["participation"], by=cast.lo)
    return programme


def test_the_rules_are_copied_and_the_rest_is_not(cast: Cast, sign_in: SignIn) -> None:
    earlier = full_programme(cast)

    page = say(sign_in(cast.lo), door("begin_next_programme", earlier.pk), **NAMES)

    programme = Programme.objects.get(name="Nästa steg")
    assert programme.follows == earlier
    assert (programme.youngest, programme.oldest) == (15, 24)
    assert programme.certificate_kinds == ["participation"]
    assert list(programme.frameworks.all()) == [cast.framework]
    ground = programme.grounds.get()
    assert (ground.group, ground.needs_note, ground.decided_by) == (2, True, "Teamet")
    assert programme.partners.get().organisation == cast.issuer
    assert not programme.financiers.exists()
    assert not programme.funding_line
    assert "Reglerna är kopierade" in page
    assert last_event(programme) == ("copy_rules", "Första omgången")


def test_areas_that_are_no_more_stay_behind_and_it_says_so(cast: Cast, sign_in: SignIn) -> None:
    earlier = full_programme(cast)

    page = say(sign_in(cast.lo), door("begin_next_programme", earlier.pk), **NAMES)

    assert Programme.objects.get(name="Nästa steg").areas.get() == area("Partille")
    assert "Lundby finns inte längre då och följde inte med" in page
    assert earlier.areas.count() == 2


def test_what_was_told_last_becomes_a_draft(cast: Cast, sign_in: SignIn) -> None:
    earlier = full_programme(cast)

    say(sign_in(cast.lo), door("begin_next_programme", earlier.pk), **NAMES)

    text = Programme.objects.get(name="Nästa steg").information.get()
    assert (text.text, text.version, text.is_published) == ("Gällande.", 1, False)


def test_the_rule_of_keeping_is_copied_without_the_hold(cast: Cast, sign_in: SignIn) -> None:
    say(sign_in(cast.lo), door("begin_next_programme", full_programme(cast).pk), **NAMES)

    rule = Programme.objects.get(name="Nästa steg").retention
    assert (rule.months, rule.is_held) == (60, False)


def test_bad_input_gets_a_sentence_and_makes_nothing(cast: Cast, sign_in: SignIn) -> None:
    said = NAMES | {"name": "Hikikomori"}

    response = sign_in(cast.lo).post(door("begin_next_programme", programme_of(cast).pk), said)

    assert response.status_code == 422
    assert "Ett annat program heter så" in response.content.decode()
    assert Programme.objects.count() == 2
