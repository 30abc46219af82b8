"""What the team sees of a supervisor before it decides whether what they say counts."""

from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from tests.confirmations.asked import ask, make_entry
from tests.conftest import SignIn
from tests.workplaces.signers import let_answer, make_signer


def test_it_tells_what_is_known(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    let_answer(cast, signer)

    page = sign_in(cast.sara).get(signer.get_absolute_url()).content.decode()

    assert "bo@lager.example" in page
    assert "Kalle Berg, verkstadsledare" in page  # as the answer was signed
    assert "Amina Yusuf" in page


def test_without_a_place_of_their_own_it_tells_where_it_happened(
    cast: Cast, sign_in: SignIn
) -> None:
    signer = make_signer(cast)
    sara = sign_in(cast.sara)
    page = sara.get(signer.get_absolute_url()).content.decode()
    assert "Fråga den som angav personen" in page

    asked = let_answer(cast, signer)
    let_answer(cast, signer)

    page = sara.get(signer.get_absolute_url()).content.decode()
    assert "Ring eller skriv till platsen" in page
    assert page.count(asked.place) == 1


def test_who_named_them_is_told_only_to_those_who_follow(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)

    page = sign_in(cast.reza).get(signer.get_absolute_url()).content.decode()

    assert "En deltagare" in page
    assert "Amina" not in page


def test_what_looks_odd_is_said(cast: Cast, sign_in: SignIn) -> None:
    kin = make_signer(cast, "a.mina+jobb@example.com", "Karim Yusuf")
    let_answer(cast, kin)
    double = make_signer(cast, "kalle@privat.example", "Kalle Berg")
    insider = make_signer(cast, "mehari@jagkan.example", "Bo Ek")
    sara = sign_in(cast.sara)

    page = sara.get(kin.get_absolute_url()).content.decode()
    assert "liknar deltagarens" in page
    assert "samma efternamn" in page
    assert "samma namn" in sara.get(double.get_absolute_url()).content.decode()
    assert "konto här" in sara.get(insider.get_absolute_url()).content.decode()


def test_someone_ordinary_raises_no_eyebrow(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    let_answer(cast, signer)

    page = sign_in(cast.sara).get(signer.get_absolute_url()).content.decode()

    assert "note--honey" not in page


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)

    for person in (cast.amina, cast.petra, cast.ada, cast.ulla):
        assert sign_in(person).get(signer.get_absolute_url()).status_code == 404


def test_it_takes_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signer = make_signer(cast)
    for _ in range(5):
        let_answer(cast, signer)
    sara = sign_in(cast.sara)
    sara.get(signer.get_absolute_url())

    with django_assert_max_num_queries(12):
        sara.get(signer.get_absolute_url())


def test_nothing_is_said_of_a_protected_persons_name_or_address(
    cast: Cast, sign_in: SignIn
) -> None:
    kin = make_signer(cast, "skye@privat.example", "Karin Strand")
    ask(cast, make_entry(cast, participant=cast.skye), supervisor=kin)

    page = sign_in(cast.sara).get(kin.get_absolute_url()).content.decode()

    assert "note--honey" not in page
