"""Mail that a development machine wrote, and letters that have not arrived."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Role, RoleAssignment, User
from confirmations.models import OwnPage
from home.letters import letters_for, read_written
from lifecycle import sms
from lifecycle.models import Letter
from lifecycle.post import Words, post
from lifecycle.sms import Message
from programmes.models import Enrolment
from tests.assessments.cases import make_submitted_case
from tests.cast import Cast
from tests.confirmations.asked import ask
from tests.conftest import Postman, SignIn

MAIL = "/mail/?lang=en"
LETTERS = "/letters/?lang=en"


def say_hello(_: object) -> Words:
    return Words("Hej", "Hej")


@pytest.fixture
def mail_on_disk(settings: Any, tmp_path: Path) -> Any:
    settings.EMAIL_FILE_PATH = str(tmp_path)
    settings.DEVELOPMENT = True
    return get_connection("django.core.mail.backends.filebased.EmailBackend")


def write(disk: Any, subject: str, text: str) -> None:
    EmailMessage(subject, text, to=["kalle@x.example"], connection=disk).send()


def test_mail_is_read_newest_first_and_its_link_opens(
    client: Client, mail_on_disk: Any, db: None
) -> None:
    write(mail_on_disk, "Först", "Ett ord.")
    write(mail_on_disk, "Sedan", "Öppna http://localhost:8000/s/abc/")

    page = client.get(MAIL).content.decode()
    assert 'href="http://localhost:8000/s/abc/"' in page
    assert "kalle@x.example" in page
    assert "Först" in page


def test_mail_that_holds_markup_is_shown_as_text(
    client: Client, mail_on_disk: Any, db: None
) -> None:
    write(mail_on_disk, "<b>Hej</b>", "<script>alert(1)</script>")

    page = client.get(MAIL).content.decode()
    assert "<script>alert" not in page
    assert "<b>Hej" not in page


def test_no_mail_is_no_error(client: Client, mail_on_disk: Any, db: None) -> None:
    assert "No mail yet" in client.get(MAIL).content.decode()


def test_text_messages_of_a_development_machine_stand_among_the_mails(
    client: Client, mail_on_disk: Any, settings: Any, db: None
) -> None:
    sms.send(Message("+46701740605", "Öppna http://localhost:8000/s/abc/", key="k"))

    page = client.get(MAIL).content.decode()
    assert 'href="http://localhost:8000/s/abc/"' in page
    assert "070-174 06 05" in page


def test_nobody_reads_mail_in_production(cast: Cast, sign_in: SignIn, settings: Any) -> None:
    settings.DEVELOPMENT = False

    assert Client().get("/mail/").status_code == 404
    assert sign_in(cast.ulla).get("/mail/").status_code == 404


def test_dead_mail_server_is_seen_without_whom_it_concerns(
    cast: Cast, sign_in: SignIn, postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise ConnectionRefusedError(f"no route to {cast.kalle.email}")

    ask(cast)
    monkeypatch.setattr("lifecycle.post.carrying.EmailMessage.send", refuse)
    postman()

    page = sign_in(cast.lo).get(LETTERS).content.decode()

    assert "ConnectionRefusedError" in page
    assert "k…@cykelkoket.example" in page
    assert cast.kalle.email not in page


def test_letter_that_failed_for_good_is_counted(cast: Cast, sign_in: SignIn) -> None:
    ask(cast)
    Letter.objects.update(state=Letter.State.FAILED, attempts=8)

    page = sign_in(cast.ulla).get(LETTERS).content.decode()

    assert "Did not arrive" in page
    assert timezone.localdate().strftime("%Y") in page


def test_of_many_letters_a_page_is_shown(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("home.letters.A_PAGE", 2)
    about = Enrolment.objects.get(participant=cast.amina)
    for name in ("ada", "bo", "cia"):
        post(say_hello, about=about, to=f"{name}@{name}.example", language="sv", key=name)
    lo = sign_in(cast.lo)

    first, second = (lo.get("/letters/", {"page": page}).content.decode() for page in (1, 2))

    assert ("@ada.example" in first, "@cia.example" in first) == (True, False)
    assert ("@ada.example" in second, "@cia.example" in second) == (False, True)


def test_arrived_letters_are_not_shown(cast: Cast, sign_in: SignIn, postman: Postman) -> None:
    ask(cast)
    postman()

    assert "All letters have left" in sign_in(cast.lo).get(LETTERS).content.decode()


@pytest.fixture
def lead_elsewhere(cast: Cast) -> User:
    lead = User.objects.create_user("lead@partille.example", name="Elis Ek")
    RoleAssignment.objects.create(
        user=lead, role=Role.PROJECT_LEAD, organisation=cast.partille, starts_on=date(2026, 1, 1)
    )
    return lead


def test_a_lead_sees_the_letters_of_their_own_organisation(
    cast: Cast, lead_elsewhere: User, sign_in: SignIn
) -> None:
    about = ask(cast)
    OwnPage.make(about.supervisor).post(say_hello, key="own")
    post(say_hello, about=make_submitted_case(cast), to="case@x.example", language="sv")
    post(say_hello, about=cast.amina.enrolments.get(), to="enrolled@x.example", language="sv")
    post(say_hello, about=cast.amina, to="unknown@x.example", language="sv")
    ours = letters_for(cast.lo).count()

    assert ours == Letter.objects.count() - 1  # of the last nobody can tell whose it is
    assert letters_for(cast.ulla).count() == ours + 1
    assert not letters_for(lead_elsewhere).exists()
    page = sign_in(lead_elsewhere).get(LETTERS).content.decode()
    assert "All letters have left" in page


def test_a_lead_retries_no_letter_of_another_organisation(
    cast: Cast, lead_elsewhere: User, sign_in: SignIn
) -> None:
    ask(cast)
    Letter.objects.update(state=Letter.State.FAILED)
    letter = Letter.objects.get()

    assert sign_in(lead_elsewhere).post(f"/letters/{letter.pk}/retry/").status_code == 404
    letter.refresh_from_db()
    assert letter.has_failed


def test_post_is_watched_by_few(cast: Cast, sign_in: SignIn) -> None:
    for user in (cast.amina, cast.sara, cast.ada, cast.ines):
        assert sign_in(user).get("/letters/").status_code == 403


def test_mail_tells_the_time_of_the_house(
    client: Client, mail_on_disk: Any, tmp_path: Path, db: None
) -> None:
    write(mail_on_disk, "Nu", "Ett ord.")

    sent_at = read_written(Path(mail_on_disk.file_path), tmp_path / "sms")[0].at

    assert abs(timezone.now() - sent_at).total_seconds() < 60
    assert date_format(timezone.localtime(sent_at), "H:i:s") in client.get(MAIL).content.decode()
