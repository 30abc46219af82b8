"""Lo leads a project: numbers, and nobody's words."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Role, User
from programmes.models import Assignment, Enrolment, Programme
from tests.assessments.cases import make_shared_entry
from tests.cast import Cast, employ, person
from tests.conftest import SignIn

PAGE = "/projects/?lang=en"


def numbers_on(page: str) -> list[int]:
    """Return take part, new, quiet: of the only project on the page."""
    return [int(each.split("</bdi>")[0]) for each in page.split("<dd><bdi>")[1:]]


def join(cast: Cast, name: str, *, days_ago: int) -> User:
    someone = person(name, "Okänd Person")
    day = timezone.localdate() - timedelta(days=days_ago)
    project = Enrolment.objects.get(participant=cast.amina).local_project
    Enrolment.invite(someone, project, by=cast.sara, starts_on=day).start(by=cast.sara, on=day)
    return someone


def test_it_is_her_first_page(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.lo).get("/").headers["Location"] == "/projects/"


def test_who_takes_part_is_new_and_is_quiet_is_counted(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast)
    join(cast, "idag", days_ago=0)
    join(cast, "tyst", days_ago=200)

    page = sign_in(cast.lo).get(PAGE).content.decode()

    assert numbers_on(page) == [3, 1, 1]


def test_nobody_is_named_and_nothing_is_told(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, text="Jag bytte slang.")

    page = sign_in(cast.lo).get(PAGE).content.decode()

    for words in ("Amina", "Yusuf", "Skye", "Jag bytte slang."):
        assert words not in page


def test_skye_is_in_none_of_the_numbers(cast: Cast, sign_in: SignIn) -> None:
    Assignment.objects.filter(enrolment__participant=cast.amina).delete()
    Enrolment.objects.filter(participant=cast.amina).delete()

    page = sign_in(cast.lo).get(PAGE).content.decode()

    assert numbers_on(page) == [0, 0, 0]


def test_other_organisations_are_not_hers(cast: Cast, sign_in: SignIn) -> None:
    assert "Partille" not in sign_in(cast.lo).get(PAGE).content.decode()


def test_others_have_no_such_page(cast: Cast, sign_in: SignIn) -> None:
    for user in (cast.sara, cast.amina, cast.ada, cast.ulla):
        assert sign_in(user).get(PAGE).status_code == 403


def test_it_asks_as_often_for_many_as_for_few(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        make_shared_entry(cast, participant=join(cast, f"p{number}", days_ago=30), place="Kök")

    browser = sign_in(cast.lo)

    with django_assert_max_num_queries(12):
        browser.get(PAGE)


def test_whoever_owns_a_programme_and_runs_no_part_finds_it(cast: Cast, sign_in: SignIn) -> None:
    gunilla = person("gunilla", "Gunilla Rask")
    employ(gunilla, cast.issuer, Role.PROJECT_LEAD)
    programme = Programme.objects.earliest("pk")
    Programme.objects.filter(pk=programme.pk).update(owner=cast.issuer)

    page = sign_in(gunilla).get("/projects/").content.decode()

    assert programme.get_absolute_url() in page
    assert "Inget projekt än" not in page
    assert "Deltar nu" not in page
