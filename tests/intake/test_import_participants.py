"""A list of participants lands as invitations, by the rules of inviting and enrolling by hand."""

from accounts.models import User
from intake.columns import Kind
from intake.models import Intake
from programmes.models import Enrolment
from tests.cast import Cast
from tests.conftest import SignIn
from tests.intake.lists import (
    KIM,
    bring_in,
    csv_of,
    door,
    number_of,
    upload,
)
from tests.programmes.leading import project_of

NUMBER = number_of("2008-03-14", 238)


def test_the_whole_way(cast: Cast, sign_in: SignIn) -> None:
    lo = sign_in(cast.lo)
    row = {**KIM, "number": NUMBER, "contact": "Sara Nyberg", "phone": "070-174 06 05"}
    before = User.objects.count()

    answer = upload(lo, door("participants", cast), csv_of(Kind.PARTICIPANTS, row))
    page = lo.get(answer.headers["Location"]).content.decode()
    assert "Importera 1 person" in page
    assert User.objects.count() == before

    bring_in(Intake.objects.get(), by=cast.lo)
    page = lo.get(answer.headers["Location"]).content.decode()
    enrolment = Enrolment.objects.get(participant__email="kim@x.example")
    person = enrolment.participant
    assert "1 person står på delprojektets lista" in page
    assert (enrolment.state, enrolment.local_project) == ("invited", project_of(cast))
    assert (person.name, person.phone) == ("Kim Ek", "+46701740605")
    assert not person.has_usable_password()
    assert [each.opened for each in person.identifiers.all()] == [NUMBER]
    assert [(each.staff, each.is_contact) for each in enrolment.assignments.all()] == [
        (cast.sara, True)
    ]
