"""The chosen part of each kind of certificate holds what was chosen, and nothing else."""

import dataclasses

from certificates.content import CertificateContent
from certificates.content.sharing import Choice, choose, initials
from tests.certificates.contents import (
    make_content,
    make_letter,
    make_participation,
    make_statement,
    make_validation,
    text,
)

LITTLE = Choice(
    full_name=False,
    competencies=frozenset(),
    birth_date=False,
    workplace=False,
    number=False,
)


def chosen_text(content: CertificateContent, choice: Choice) -> str:
    return str(dataclasses.asdict(choose(content, choice)))


def test_little_is_little_of_every_kind() -> None:
    for make in (make_content, make_participation, make_statement, make_validation):
        content = make(subtitle=text("Steg framåt", "Steps forward"))

        said = chosen_text(content, LITTLE)

        for hidden in ("Yusuf", "Cykelköket", content.number, content.subtitle["sv"]):
            assert hidden not in said


def test_all_is_all_but_the_names_of_activity_and_funding() -> None:
    content = make_validation(subtitle=text("Steg framåt", "Steps forward"))
    everything = dataclasses.replace(
        LITTLE,
        full_name=True,
        competencies=frozenset(each.code for each in content.competencies),
        birth_date=True,
        workplace=True,
        number=True,
    )

    shared = choose(content, everything)

    assert shared.name == content.holder.name
    assert shared.competencies == content.competencies
    assert (shared.number, shared.check_url) == (content.number, content.check_url)
    assert shared.birth_date == content.holder.birth_date
    assert content.subtitle["sv"] not in chosen_text(content, everything)


def test_without_the_place_it_is_still_told_that_someone_saw_it() -> None:
    content = make_content()
    all_of_them = frozenset(each.code for each in content.competencies)

    shared = choose(content, dataclasses.replace(LITTLE, competencies=all_of_them))

    before = [each.words.confirmed for each in content.competencies]
    after = [each.words.confirmed for each in shared.competencies]
    assert [each and each.count for each in after] == [each and each.count for each in before]
    assert {who["sv"] for each in after if each for who in each.by} == {"någon som såg det"}


def test_a_letter_keeps_the_holders_own_words() -> None:
    content = make_letter()

    assert choose(content, LITTLE).situations == content.situations
    assert choose(content, LITTLE).dialogue is None


def test_initials_of_any_name() -> None:
    assert initials("Amina Leyla Yusuf") == "A. L. Y."
    assert initials("Ǹgozi") == "Ǹ."
    assert initials("محمد علي") == "م. ع."
