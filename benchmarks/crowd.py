"""What lists cost in a programme with a great many in it, beside the same bare list of few."""

from collections.abc import Iterator

from django.core.handlers.wsgi import WSGIHandler
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from benchmarks import reference
from benchmarks.pages import measure_page
from benchmarks.scene import Page, Scene, no_limits
from benchmarks.table import Row
from tests.pages.crowd import FAR_TOO_MANY, Crowd


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield a row for each list, in ms for each request."""
    ours, plain = WSGIHandler(), reference.application()
    with no_limits(), override_settings(ASKS_A_DAY=100):
        crowd = _let_them_come(scene)
        for page in pages_of(crowd):
            yield measure_page(page, ours, plain, rounds)


@transaction.atomic
def _let_them_come(scene: Scene) -> Crowd:
    crowd = Crowd(scene.cast)
    crowd.grow(scene.size.crowd)
    return crowd


def pages_of(crowd: Crowd) -> list[Page]:
    """Return the lists that most of the staff open first."""
    cast, programme = crowd.cast, crowd.enrolment.local_project.programme
    many, followed = crowd.number, min(crowd.number, FAR_TOO_MANY)
    closing = reverse("archive:show_closing", args=[programme.pk])
    group, enrolments = reverse("home:my_group"), reverse("programmes:list_enrolments")
    queue, desk = reverse("assessments:queue"), reverse("certificates:desk")
    return [
        Page(f"group of {followed}, of {many}", group, crowd.mona, "/list/", 100, 90),
        Page(f"enrolments, {many}", enrolments, cast.lo, "/list/", 15, 90),
        Page(f"queue, {many // 2} cases", queue, cast.ada, "/list/", 30, 90),
        Page(f"to issue, {many // 3} wait", desk, cast.ines, "/list/", 15, 90),
        Page(f"closing, {many} people", closing, cast.lo, "/list/", 75, 90),
    ]
