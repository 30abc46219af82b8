"""The receiver reads what is shown, as long as it is; every look is recorded."""

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Reading, Role
from collaboration.models import SharedMoment, Sharing
from tests.assessments.cases import WORDS, make_shared_entry
from tests.cast import START, Cast, employ, enrol, person
from tests.certificates.certificates import revoke
from tests.collaboration.together import (
    AGENCY,
    fetch,
    hire_officer,
    role_of,
    share_certificate,
    share_with,
)
from tests.conftest import SignIn
from tests.portfolio.moments import photo

LIST = "/shared-with-me/"


def test_the_officer_reads_what_was_chosen(cast: Cast, sign_in: SignIn) -> None:
    sharing, client = share_with(cast, hire_officer()), sign_in(hire_officer())
    make_shared_entry(cast, text="Något annat.")

    start = client.get("/", follow=True).content.decode()
    page = client.get(sharing.reader_url).content.decode()

    assert "Amina Y." in start
    for shown in ("Amina Yusuf", "amina@jagkan.example", WORDS, "Passa tider"):
        assert shown in page
    assert "Något annat." not in page


def test_she_sees_when_and_by_whom(cast: Cast, sign_in: SignIn) -> None:
    sharing, omar = share_with(cast, hire_officer()), hire_officer()
    mine = sign_in(cast.amina)
    assert "Ingen har öppnat" in mine.get(sharing.get_absolute_url()).content.decode()

    sign_in(omar).get(sharing.reader_url)

    page = mine.get(sharing.get_absolute_url()).content.decode()
    for told in ("öppnats en gång", "Omar Öberg", f"Handläggare, {AGENCY}"):
        assert told in page
    assert Reading.objects.about(sharing).get().reader == omar
    assert "Omar Öberg" in mine.get("/me/who-looked/").content.decode()


def test_what_she_sees_herself_is_no_reading(cast: Cast, sign_in: SignIn) -> None:
    sharing = share_with(cast, hire_officer())

    page = sign_in(cast.amina).get(sharing.get_absolute_url()).content.decode()

    assert WORDS in page
    assert not Reading.objects.about(sharing).exists()


def test_nobody_else_finds_it(cast: Cast, sign_in: SignIn) -> None:
    sharing = share_with(cast, hire_officer())
    eva = hire_officer("Eva Ek")

    for other in (eva, cast.sara, cast.petra, cast.lo, cast.ulla, cast.mehari):
        assert sign_in(other).get(sharing.reader_url).status_code == 404
        assert sign_in(other).get(sharing.get_absolute_url()).status_code == 404
    assert "Amina" not in sign_in(eva).get(LIST).content.decode()
    assert sign_in(cast.amina).get(sharing.reader_url).status_code == 403
    assert sign_in(hire_officer()).get(sharing.get_absolute_url()).status_code == 403


def test_ending_the_role_ends_the_access(cast: Cast, sign_in: SignIn) -> None:
    sharing, client = share_with(cast, hire_officer()), sign_in(hire_officer())
    assert client.get(sharing.reader_url).status_code == 200

    hire_officer().role_assignments.update(ends_on=timezone.localdate() - timedelta(days=1))

    assert client.get(sharing.reader_url).status_code == 404
    assert client.get(LIST).status_code == 403


def test_a_role_elsewhere_does_not_keep_it_open(cast: Cast, sign_in: SignIn) -> None:
    sharing, omar = share_with(cast, hire_officer()), hire_officer()
    omar.role_assignments.update(organisation=cast.partille)

    assert sign_in(omar).get(sharing.reader_url).status_code == 404


def test_after_the_last_day_it_is_over(cast: Cast, sign_in: SignIn) -> None:
    sharing = share_with(cast, hire_officer())
    Sharing.objects.update(
        made_at=timezone.now() - timedelta(days=2), expires_at=timezone.now() - timedelta(seconds=1)
    )

    assert sign_in(hire_officer()).get(sharing.reader_url).status_code == 404
    assert "Tiden är slut" in sign_in(cast.amina).get(sharing.get_absolute_url()).content.decode()


def test_a_moment_taken_back_from_the_team_is_gone_here_too(cast: Cast, sign_in: SignIn) -> None:
    sharing = share_with(cast, hire_officer())
    sharing.moments.get().entry.unshare(by=cast.amina)

    assert WORDS not in sign_in(hire_officer()).get(sharing.reader_url).content.decode()


def test_a_certificate_is_shown_without_its_number_while_it_holds(
    cast: Cast, sign_in: SignIn
) -> None:
    sharing = share_certificate(cast, hire_officer())
    certificate = sharing.certificates.get()
    client = sign_in(hire_officer())

    page = client.get(sharing.reader_url).content.decode()
    revoke(cast, certificate)
    after = client.get(sharing.reader_url).content.decode()

    assert "Passa tider" in page
    assert str(certificate.number) not in page
    assert "Passa tider" not in after


def test_a_picture_is_seen_by_the_receiver_alone(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast)
    entry.add_photo(photo(), by=cast.amina)
    sharing = share_with(cast, hire_officer(), entries=[entry])
    way = f"/shared-with-me/pictures/{sharing.moments.get().pk}/small/"

    assert way in sign_in(hire_officer()).get(sharing.reader_url).content.decode()
    assert fetch(sign_in(hire_officer()), way) == 200
    assert Reading.objects.about(sharing.moments.get()).exists()
    for other in (hire_officer("Eva Ek"), cast.petra, cast.ulla):
        assert sign_in(other).get(way).status_code == 404
    sharing.close(by=cast.amina)
    assert sign_in(hire_officer()).get(way).status_code == 404


def test_a_moment_without_picture_has_none(cast: Cast, sign_in: SignIn) -> None:
    sharing = share_with(cast, hire_officer())

    way = f"/shared-with-me/pictures/{sharing.moments.get().pk}/small/"

    assert sign_in(hire_officer()).get(way).status_code == 404


def test_of_a_protected_person_alias_and_words_no_place_no_picture(
    cast: Cast, sign_in: SignIn
) -> None:
    hanna = hire_officer("Hanna Ek", Role.PROTECTED_HANDLER)
    entry = make_shared_entry(cast, participant=cast.skye, place="Frölunda kulturhus")
    entry.add_photo(photo(), by=cast.skye)
    sharing = share_with(cast, hanna, by=cast.skye, entries=[entry])
    client = sign_in(hanna)

    page = client.get(sharing.reader_url).content.decode()

    assert "Skye" in page
    assert WORDS in page
    for hidden in ("Solveig", "Strand", "Frölunda kulturhus", "/pictures/"):
        assert hidden not in page
    moment = SharedMoment.objects.get()
    assert client.get(f"/shared-with-me/pictures/{moment.pk}/small/").status_code == 404
    assert "Solveig" not in client.get(LIST).content.decode()


def test_who_becomes_protected_is_hidden_from_those_who_are_no_handlers(
    cast: Cast, sign_in: SignIn
) -> None:
    sharing, client = share_with(cast, hire_officer()), sign_in(hire_officer())
    cast.amina.preferred_name, cast.amina.is_protected = "A", True
    cast.amina.save()

    assert client.get(sharing.reader_url).status_code == 404
    assert str(sharing.pk) not in client.get(LIST).content.decode()


def test_lists_and_page_cost_the_same_for_few_and_many(cast: Cast, sign_in: SignIn) -> None:
    omar = hire_officer()
    client = sign_in(omar)
    project = cast.amina.enrolments.get().local_project
    costs = []
    for round_ in range(2):
        for number in range(1 + round_ * 3):
            someone = person(f"p{round_}{number}", f"Per {number}son")
            enrol(someone, project)
            entries = [make_shared_entry(cast, participant=someone) for _ in range(1 + round_)]
            sharing = share_with(cast, omar, by=someone, entries=entries)
        costs.append([_cost(client, LIST), _cost(client, sharing.reader_url)])

    assert costs[0] == costs[1]
    assert max(costs[1]) <= 12


def _cost(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_a_colleague_elsewhere_reads_it_too(cast: Cast, sign_in: SignIn) -> None:
    sharing = share_with(cast, cast.petra)

    assert WORDS in sign_in(cast.petra).get(sharing.reader_url).content.decode()
    assert role_of(cast.petra).starts_on == START
    employ(cast.petra, cast.goteborg, Role.PEDAGOGUE)
    assert sign_in(cast.petra).get(sharing.reader_url).status_code == 200
