"""A participant asks for a copy of everything, and sees how far it is."""

from django.test import Client
from django_tasks_db.models import DBTaskResult

from lifecycle.models import Event
from privacy.models import Export
from tests.cast import Cast
from tests.conftest import SignIn
from tests.privacy.copies import PAGE, make_copy


def test_it_is_made_in_the_background(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)

    response = client.post(f"{PAGE}ask/")

    export = Export.objects.get()
    assert response.headers["Location"] == PAGE
    assert export.is_making
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[str(export.pk)]]
    assert "Vi gör din kopia" in client.get(PAGE).content.decode()


def test_whoever_asks_twice_gets_one(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)

    for _ in range(3):
        client.post(f"{PAGE}ask/")

    assert Export.objects.count() == DBTaskResult.objects.count() == 1


def test_each_person_has_their_own(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.amina).post(f"{PAGE}ask/")
    sign_in(cast.mehari).post(f"{PAGE}ask/")

    assert Export.objects.count() == 2
    assert "Vi gör din kopia" not in sign_in(cast.skye).get(PAGE).content.decode()


def test_how_far_it_is_stands_on_the_page(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)
    client.post(f"{PAGE}ask/")
    Export.objects.get().note_progress(3, 14)

    page = client.get(PAGE).content.decode()

    assert "3 av 14 delar är klara." in page
    assert 'max="14" value="3"' in page


def test_a_new_one_takes_the_place_of_the_old(cast: Cast) -> None:
    first = make_copy(cast.amina)
    old = str(first.file.name)
    second = make_copy(cast.amina)

    first.refresh_from_db()
    assert first.state == "forgotten"
    assert second.is_ready
    assert second.file.storage.exists(str(second.file.name))
    assert not old or old != second.file.name


def test_reading_asks_for_nothing(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)

    assert client.get(f"{PAGE}ask/").status_code == 405
    client.get(PAGE)
    assert not Export.objects.exists()


def test_nobody_signed_in_is_led_to_sign_in(cast: Cast) -> None:
    assert Client().post(f"{PAGE}ask/").headers["Location"].startswith("/accounts/login/")


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.amina).post(f"{PAGE}ask/")

    event = Event.objects.about(Export.objects.get()).get()
    assert (event.action, event.by) == ("ask_for", cast.amina)
