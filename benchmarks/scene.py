"""Who and what the pages are measured with: a spring's work at one office, made by real steps."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from accounts.models import User
from certificates.models import Certificate
from lifecycle.models import Event
from portfolio.models import Entry
from programmes.models import LocalProject
from tests.assessments.cases import make_shared_entry, make_submitted_case
from tests.cast import START, Cast, enrol, person
from tests.certificates.certificates import issue, make_draft
from tests.confirmations.asked import ask
from tests.portfolio.moments import photo

CODES = ("A1.1", "A1.2", "A2.1", "A2.2", "A3.1", "A3.2", "A4.1", "A5.1")


@dataclass(frozen=True)
class Size:
    """How many there are of each."""

    entries: int = 30
    participants: int = 20  # in Sara's group, each with a case that waits
    certificates: int = 200
    crowd: int = 10_000
    sealed: int = 1_000  # by two processes
    registered: int = 1_000_000
    audited: int = 10_000
    reported: int = 1_000
    brought_in: int = 5_000


@dataclass(frozen=True)
class Page:
    """A page to measure. Nobody named: a guest."""

    name: str
    address: str
    who: User | None
    plain: str  # the reference it stands beside
    most: float  # times the CPU time of the reference
    budget: int  # KB on the wire at a first visit


class Scene:
    """Builds what is asked for, once."""

    def __init__(self, cast: Cast, size: Size | None = None) -> None:
        self.cast = cast
        self.size = size or Size()

    @cached_property
    def pages(self) -> list[Page]:
        """The key pages, each as full as it may well be."""
        cast, size = self.cast, self.size
        with transaction.atomic():
            answer = self._fill_home()
            self._fill_group()
            certificate = self._fill_register()
        row = f"/r/{Event.objects.filter(by__isnull=False)[0].pk}/"
        add, group = reverse("portfolio:add_entry"), reverse("home:my_group")
        queue, register = reverse("assessments:queue"), reverse("certificates:register")
        check = reverse("certificates:check", args=[certificate.number])
        few, many = size.participants, size.certificates
        return [
            Page(f"home, {size.entries} moments", "/", cast.amina, "/list/", 2, 45),
            Page("add a moment", add, cast.amina, "/list/", 2, 45),
            Page("supervisor's answer", answer, None, "/list/", 2, 35),
            Page("check a certificate", check, None, row, 2, 35),
            Page(f"group, {few} participants", group, cast.sara, "/list/", 2, 90),
            Page(f"desk queue, {few} cases", queue, cast.ada, "/list/", 2, 90),
            Page(f"register, {many} certificates", register, cast.ines, "/list/", 2, 90),
        ]

    def _fill_home(self) -> str:
        """Let Amina write, with a photo each, and ask Kalle; return the link he gets."""
        for day in range(self.size.entries):
            entry = make_shared_entry(self.cast, CODES[day % len(CODES)], days_ago=day)
            entry.add_photo(photo(), by=self.cast.amina)
        return ask(self.cast, Entry.objects.filter(participant=self.cast.amina)[0]).path

    def _fill_group(self) -> None:
        """Let Sara follow others too, each of whom has handed a case over."""
        project = LocalProject.objects.get(name="Team Väster")
        for number in range(1, self.size.participants + 1):
            participant = person(f"deltagare{number}", f"Deltagare {number}")
            enrol(participant, project, self.cast.sara)
            make_submitted_case(self.cast, participant=participant, entries=1)

    def _fill_register(self) -> Certificate:
        """Issue one certificate of eight competencies, and write its like into the register."""
        draft = make_draft(self.cast, dict.fromkeys(CODES, 2))
        draft.accept(by=self.cast.amina)
        issued = issue(self.cast, draft)
        Certificate.objects.bulk_create(
            [like(issued, number) for number in range(1, self.size.certificates)]
        )
        return issued


def no_limits() -> override_settings:
    """Let one address ask as often as it likes, while this lasts."""
    return override_settings(RATES=dict.fromkeys(settings.RATES, (10**9, 60)))


def like(issued: Certificate, number: int) -> Certificate:
    """Return a certificate as the one issued, with another serial and number, not saved yet."""
    other = Certificate.objects.get(pk=issued.pk)
    other.pk, other.case = None, None
    other.serial, other.number = f"VV-{START.year}-9{number:05}", f"BENCHMARK-{number:05}"
    return other
