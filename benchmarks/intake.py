"""What bringing in a long list costs, beside the same people and enrolments written bare."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from typing import Final

from accounts.models import User
from benchmarks.framework import taken_back
from benchmarks.scene import Scene
from benchmarks.table import Row, timed
from benchmarks.timing import compare, queries_of
from intake.models import Intake
from programmes.models import Enrolment
from tests.cast import START
from tests.intake.lists import bring_in, choose_people
from tests.programmes.leading import project_of

FIRST: Final = date(2004, 1, 1)
DAYS: Final = 1400  # on which somebody of the list is born
LETTERS: Final = str.maketrans("0123456789", "ghijklmnop")


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield one row, in ms for each list, in a transaction that is taken back each time."""
    cast, count = scene.cast, scene.size.brought_in
    rows = [
        {
            "name": f"{word_of(at)} {word_of(-at - 1)}",
            "birth_date": day_of(at),
            "email": f"k{at}@x.example",
        }
        for at in range(count)
    ]
    intake = choose_people(cast, *rows)
    ours = taken_back(lambda: bring_in(Intake.objects.get(pk=intake.pk), by=cast.lo))
    plain = taken_back(partial(write_bare, scene, rows))
    note = f"{queries_of(ours)} queries beside {queries_of(plain)} of bulk_create"
    yield timed(f"intake: {count} participants", compare(ours, plain, rounds=rounds), note=note)


def word_of(at: int) -> str:
    """Return a name of its own for each, as unlike the others as a digest is."""
    return sha256(str(at).encode()).hexdigest()[:16].translate(LETTERS).capitalize()


def day_of(at: int) -> str:
    return str(FIRST + timedelta(days=at % DAYS))


def write_bare(scene: Scene, rows: list[dict[str, str]]) -> None:
    people = User.objects.bulk_create(
        User(email=row["email"], name=row["name"], birth_date=row["birth_date"]) for row in rows
    )
    project = project_of(scene.cast)
    Enrolment.objects.bulk_create(
        Enrolment(participant=each, local_project=project, starts_on=START) for each in people
    )
