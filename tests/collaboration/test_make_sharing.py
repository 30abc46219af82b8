"""A participant chooses a person, what to show, and until when."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Role
from collaboration.models import Sharing
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.assessments.cases import make_shared_entry
from tests.cast import Cast
from tests.certificates.certificates import make_issued
from tests.collaboration.together import AGENCY, hire_officer, role_of, share_with
from tests.conftest import Postman, SignIn

CHOOSE = "/me/sharings/new/"


def way_to(user: Any) -> str:
    return f"{CHOOSE}{role_of(user).pk}/"


def test_found_by_agency_shared_and_told_without_names(
    cast: Cast, sign_in: SignIn, postman: Postman
) -> None:
    omar, client = hire_officer(), sign_in(cast.amina)
    agency = role_of(omar).organisation
    postman()
    assert AGENCY in client.get(CHOOSE).content.decode()
    assert "Omar Öberg" in client.get(CHOOSE, {"agency": agency.pk}).content.decode()

    page = client.post(way_to(omar), {"shows_contact": "on", "days": "30"}, follow=True)

    sharing = Sharing.objects.get()
    assert "Nu kan Omar Öberg se det" in page.content.decode()
    assert sharing.last_day == timezone.localdate() + timedelta(days=30)
    assert Event.objects.about(sharing).get(action="make").by == cast.amina
    (letter,) = postman()
    assert letter.to == [omar.email]
    assert "Amina" not in letter.subject + str(letter.body)
    assert sharing.reader_url in letter.body


def test_found_by_address(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)

    answer = client.post(CHOOSE, {"email": " PETRA@jagkan.example "})

    assert answer.headers["Location"] == way_to(cast.petra)
    page = client.get(way_to(cast.petra)).content.decode()
    assert "Petra Lindqvist" in page
    assert "Partille kommun" in page


@pytest.mark.parametrize(
    "address",
    [
        "sara@jagkan.example",  # where she takes part: the team sees what is shared with it
        "amina@jagkan.example",
        "mehari@jagkan.example",  # no role anywhere
        "ulla@jagkan.example",  # administrates
        "nobody@jagkan.example",
        "omar",
        "",
    ],
)
def test_everybody_else_gets_one_and_the_same_sentence(
    cast: Cast, sign_in: SignIn, address: str
) -> None:
    answer = sign_in(cast.amina).post(CHOOSE, {"email": address})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert ("Du kan inte dela med den här adressen" in page) == bool(address)
    assert address in page


def test_what_is_chosen_is_kept(cast: Cast, sign_in: SignIn) -> None:
    omar, entry, certificate = hire_officer(), make_shared_entry(cast), make_issued(cast)
    until = timezone.localdate() + timedelta(days=10)

    sign_in(cast.amina).post(
        way_to(omar),
        {
            "entries": [str(entry.pk)],
            "certificates": [certificate.pk],
            "days": "own",
            "until": until.isoformat(),
        },
    )

    sharing = Sharing.objects.get()
    assert not sharing.shows_contact
    assert [moment.entry for moment in sharing.moments.all()] == [entry]
    assert list(sharing.certificates.all()) == [certificate]
    assert sharing.last_day == until


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Välj minst en sak att visa."),
        ({"shows_contact": "on", "days": "own"}, "Välj den sista dagen."),
        ({"shows_contact": "on", "days": "own", "until": "i morgon"}, "Skriv dagen"),
        ({"shows_contact": "on", "days": "own", "until": "2020-01-01"}, "Välj en dag från i dag"),
        ({"shows_contact": "on", "days": "own", "until": "2999-01-01"}, "om 365 dagar"),
        ({"shows_contact": "on", "days": ""}, "Välj hur länge."),
        ({"shows_contact": "on", "days": "4000"}, "Välj hur länge."),
        ({"entries": ["x"]}, "Välj bland dem som visas."),
        ({"entries": ["00000000-0000-4000-8000-000000000000"]}, "Välj bland dem som visas."),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, typed: dict[str, Any], sentence: str
) -> None:
    make_shared_entry(cast)

    answer = sign_in(cast.amina).post(way_to(hire_officer()), {"days": "30", **typed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert typed.get("until", "") in page
    assert ('id="id_shows_contact" checked' in page) == ("shows_contact" in typed)
    assert not Sharing.objects.exists()


def test_a_moment_that_is_not_shared_with_the_team_is_not_offered(
    cast: Cast, sign_in: SignIn
) -> None:
    entry = make_shared_entry(cast, text="Bara mitt.")
    entry.unshare(by=cast.amina)

    page = sign_in(cast.amina).get(way_to(hire_officer())).content.decode()

    assert "Bara mitt." not in page


def test_somebody_elses_things_are_not_to_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast)
    theirs = make_shared_entry(cast, participant=cast.mehari)

    answer = sign_in(cast.amina).post(
        way_to(hire_officer()), {"entries": [str(theirs.pk)], "days": "30"}
    )

    assert answer.status_code == 422
    assert not Sharing.objects.exists()


def test_a_minor_shares_for_ninety_days_at_most(cast: Cast, sign_in: SignIn) -> None:
    day = timezone.localdate() + timedelta(days=91)
    cast.mehari.birth_date = timezone.localdate() - timedelta(days=17 * 365)
    cast.mehari.save()

    answer = sign_in(cast.mehari).post(
        way_to(hire_officer()), {"shows_contact": "on", "days": "own", "until": day.isoformat()}
    )

    assert answer.status_code == 422
    assert "om 90 dagar" in answer.content.decode()


def test_a_protected_person_shares_only_with_a_handler(cast: Cast, sign_in: SignIn) -> None:
    omar = hire_officer()
    hanna = hire_officer("Hanna Ek", Role.PROTECTED_HANDLER)
    client = sign_in(cast.skye)

    page = client.get(CHOOSE, {"agency": role_of(omar).organisation_id}).content.decode()

    assert "Hanna Ek" in page
    assert "Omar Öberg" not in page
    assert client.get(way_to(omar)).status_code == 404
    assert client.post(CHOOSE, {"email": omar.email}).status_code == 422
    assert client.get(way_to(hanna)).status_code == 200


def test_only_participants_share(cast: Cast, sign_in: SignIn) -> None:
    omar = hire_officer()

    for staff in (cast.sara, cast.petra, cast.ulla, omar):
        assert sign_in(staff).get(way_to(omar)).status_code == 403
        assert sign_in(staff).get(CHOOSE).status_code == 403


def test_whoever_has_left_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    omar = hire_officer()
    way, role = way_to(omar), role_of(omar)
    omar.role_assignments.update(ends_on="2026-02-01")

    assert sign_in(cast.amina).get(way).status_code == 404
    with pytest.raises(Refused, match="arbetar inte där"):
        Sharing.make(role, by=cast.amina, until=timezone.now() + timedelta(1), shows_contact=True)


def test_more_than_twenty_are_a_sentence(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collaboration.models.sharing.MOST_OPEN", 1)
    omar = hire_officer()
    share_with(cast, omar)

    answer = sign_in(cast.amina).post(way_to(omar), {"shows_contact": "on", "days": "30"})

    assert answer.status_code == 422
    assert "Stäng en av delningarna först" in answer.content.decode()
    with pytest.raises(Refused, match="Stäng en av"):
        share_with(cast, omar)


@pytest.mark.parametrize("agency", ["x", "-1", "", "99999999999999999999", "²"])
def test_an_agency_that_is_none_shows_the_choice_again(
    cast: Cast, sign_in: SignIn, agency: str
) -> None:
    hire_officer()

    assert AGENCY in sign_in(cast.amina).get(CHOOSE, {"agency": agency}).content.decode()
