"""What every test can ask for: the cast, a browser of theirs, and the letters that were sent."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import Client, SimpleTestCase
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from accounts import doorstep
from accounts.models import User
from lifecycle.models import Letter
from lifecycle.post import deliver
from lifecycle.sms import Message
from tests.cast import Cast, build_cast, meet_cast
from tests.migrated import Migrated

# How long an example takes is the machine's business, and others are on it.
hypothesis.settings.register_profile(
    "ours", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("ours")

SignIn = Callable[[User], Client]
Texts = list[Message]
Postman = Callable[[], list[EmailMessage]]


def pytest_configure() -> None:
    """A test may think longer inside its transaction than a page may; PostgreSQL would hang up.

    The seal's key is made once for all tests of a process, in a folder that goes with it.
    """
    settings.KEYS_DIR = _folder_of_this_run("jagkan-keys-")
    database = settings.DATABASES["default"]
    database.get("OPTIONS", {}).pop("options", None)
    if database["ENGINE"] == "config.sqlite":
        _in_a_file(database)


def _in_a_file(database: dict[str, Any]) -> None:
    """Give a test's server connections of its own, as the product's have: in memory, its threads
    would share one, and meet in one transaction. Nothing is kept, so nothing waits for the disk.
    """
    folder = _folder_of_this_run("jagkan-tests-")
    database["TEST"]["NAME"] = f"{folder}/tests.sqlite3"
    pragmas = database["OPTIONS"]["init_command"]
    database["OPTIONS"]["init_command"] = pragmas.replace("synchronous=FULL", "synchronous=OFF")


def _folder_of_this_run(prefix: str) -> Path:
    folder = tempfile.mkdtemp(prefix=prefix)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--draw", action="store_true", help="redraw the pages drawn from the code")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run the browser's stories last, for the browser leaves a loop running in its process; and run
    on a second database only what has one, for the rest was the same on the first.
    """
    items.sort(key=lambda item: item.get_closest_marker("journey") is not None)
    if settings.DATABASES["default"]["ENGINE"] == "config.sqlite":
        return
    without = [item for item in items if not _has_a_database(item)]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if _has_a_database(item)]


def _has_a_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    is_django_s = isinstance(item, pytest.Function) and issubclass(
        item.cls or object, SimpleTestCase
    )
    return bool(asked or is_django_s or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session")
def migrated(request: pytest.FixtureRequest) -> Migrated | None:
    """The migrated database of an earlier run, where the tests' database is a file."""
    if settings.DATABASES["default"]["ENGINE"] != "config.sqlite":
        return None
    return Migrated(request.config.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def django_db_keepdb(migrated: Migrated | None, django_db_modify_db_settings: None) -> bool:
    """Begin with a copy of what was migrated before; migrate anew where there is none."""
    return bool(migrated and migrated.lay(Path(connection.settings_dict["TEST"]["NAME"])))


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_keepdb: bool,
    django_db_blocker: DjangoDbBlocker,
    migrated: Migrated | None,
) -> None:
    """Build the cast once for each worker: every test then starts with everybody there."""
    _empty_the_ledger_between_tests()
    with django_db_blocker.unblock():
        if migrated and not django_db_keepdb:
            migrated.keep()
        build_cast()


def _empty_the_ledger_between_tests() -> None:
    """Take its guards down while a test's rows are swept away: the database refuses it else."""
    operations: Any = type(connection.ops)
    sweep = operations.execute_sql_flush

    def sweep_freely(self: Any, statements: list[str]) -> None:
        with ledger_unguarded(self.connection):
            sweep(self, statements)

    operations.execute_sql_flush = sweep_freely


@contextmanager
def ledger_unguarded(database: Any = connection) -> Iterator[None]:
    """Take the ledger's guards down meanwhile, as only the owner of a database can."""
    stays = import_module("certificates.migrations.0006_ledger_stays")
    with database.cursor() as cursor:
        for statement in stays.lifted(database.vendor):
            cursor.execute(statement)
        yield
        for statement in stays.guards(database.vendor):
            cursor.execute(statement)


@pytest.fixture(autouse=True)
def connection_outlives_a_request() -> None:
    """Do not hang up after a request: it would end the transaction that a test runs in.

    Django's own test client sees to that for the requests it makes, and connects the signals again;
    some tests ask the application itself.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)


@pytest.fixture(autouse=True)
def nobody_has_knocked() -> None:
    """Let no test be turned away for what others asked."""
    doorstep.forget()


@pytest.fixture
def cast(db: None) -> Cast:
    return meet_cast()


@pytest.fixture
def sign_in() -> SignIn:
    """Return a function that gives a browser in which somebody has signed in."""

    def browser_of(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return browser_of


@pytest.fixture
def postman() -> Postman:
    """Return a function that delivers all waiting letters and returns what arrived just now."""

    def round_trip() -> list[EmailMessage]:
        before = len(mail.outbox)
        Letter.objects.filter(state=Letter.State.WAITING).update(due_at=timezone.now())
        for letter in Letter.objects.filter(state=Letter.State.WAITING).order_by("pk"):
            deliver.call(letter.pk)
        return mail.outbox[before:]

    return round_trip


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> Texts:
    """Return the list of text messages that the postman delivers: to, text."""
    sent: Texts = []

    def keep(message: Message) -> str:
        sent.append(message)
        return f"test:{len(sent)}"

    monkeypatch.setattr("lifecycle.sms.send", keep)
    return sent


@pytest.fixture(autouse=True)
def files_of_this_test_only(settings: Any, tmp_path: Path) -> None:
    """Keep what a test uploads apart, and gone when it ends."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.CHECKPOINT_DIR = tmp_path / "checkpoints"
    settings.SMS_FOLDER = str(tmp_path / "sms")
