"""Anyone can check a certificate with other tools: from the folder, or with what we hand out."""

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificate
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import Tally
from certificates import checkpoints
from certificates.models import LedgerSalt
from certificates.pdf.examination import Trust
from certificates.pdf.examine import examine
from certificates.publishing import publish
from tests.cast import Cast
from tests.certificates.certificates import make_issued, make_revoked
from tests.certificates.static_copy import served

FINE = "The file is the one that was issued, and the ledger holds it."
BASH = shutil.which("bash") or ""


@pytest.fixture(autouse=True)
def no_one_has_asked_yet(db: None) -> None:
    Tally.objects.all().delete()


def ask(address: str) -> bytes:
    with urlopen(address) as answer:  # noqa: S310  our own server
        content: bytes = answer.read()
    return content


def fetch(*addresses: str, into: Path) -> None:
    into.mkdir(exist_ok=True)
    for address in addresses:
        (into / address.rpartition("/")[2]).write_bytes(ask(address))


def run_checker(folder: Path) -> tuple[int, str]:
    """Run the program that we publish, where Python finds no package at all."""
    files = ("certificate.pdf", "status.json", "newest-checkpoint.txt")
    done = subprocess.run(  # noqa: S603  our own command line
        [sys.executable, "-I", "-S", "check.py", *files],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def take_all(address: str, number: str, *, into: Path) -> Path:
    """Fetch what the guide names."""
    names = ("register/newest-checkpoint.txt", "how-to-check/check.py", "keys/checkpoint.pem")
    here = [f"v/{number}/{name}" for name in ("certificate.pdf", "status.json")]
    fetch(*(f"{address}/{name}" for name in (*names, *here)), into=into)
    return into


def test_certificate_is_checked_with_the_app_switched_off(cast: Cast, tmp_path: Path) -> None:
    certificate = make_issued(cast)
    path = urlsplit(certificate.check_url).path  # what the code on the paper leads to
    publish(tmp_path / "copy")

    with served(tmp_path / "copy") as address:
        page = ask(f"{address}{path}").decode()
        with pytest.raises(HTTPError, match="404"):
            ask(f"{address}/v/00000000000000000/")
        taken = take_all(address, str(certificate.number), into=tmp_path / "taken")

    assert "Intyget är äkta och gäller" in page
    assert certificate.name in page
    code, said = run_checker(taken)
    assert (code, said.splitlines()[-1]) == (0, FINE)


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("certificate.pdf", b"%PDF-1", b"%PDF-2", "not the one that was issued"),
        ("status.json", b'\\"kind\\":\\"issue\\"', b'\\"kind\\":\\"revoke\\"', "not in the ledger"),
        ("status.json", b'"name": "Amina', b'"name": "Anna', "about another text"),
        ("newest-checkpoint.txt", b"\n1\n", b"\n2\n", "not in the ledger"),
        ("status.json", b'"number": "', b'"number": "X', "another certificate"),
        ("status.json", b'"state": "valid"', b'"state": "revoked"', "revoked"),
    ],
)
def test_checker_finds_what_was_changed(
    cast: Cast, tmp_path: Path, name: str, old: bytes, new: bytes, fault: str
) -> None:
    taken = published_and_taken(cast, tmp_path)
    content = (taken / name).read_bytes()
    assert old in content

    (taken / name).write_bytes(content.replace(old, new))

    code, said = run_checker(taken)
    assert code == 1
    assert fault in said
    assert FINE not in said


def test_checker_finds_another_checkpoint(cast: Cast, tmp_path: Path) -> None:
    taken = published_and_taken(cast, tmp_path)
    lines = (taken / "newest-checkpoint.txt").read_text().splitlines()

    lines[2] = "A" * 43 + "="
    (taken / "newest-checkpoint.txt").write_text("\n".join(lines))

    code, said = run_checker(taken)
    assert code == 1
    assert "not in the ledger that the checkpoint stands for" in said


def test_entry_without_its_salt_is_nobodys(cast: Cast, tmp_path: Path) -> None:
    certificate = make_issued(cast)
    LedgerSalt.objects.filter(row__certificate=certificate)._raw_delete("default")

    publish(tmp_path / "copy")

    with served(tmp_path / "copy") as address:
        taken = take_all(address, str(certificate.number), into=tmp_path / "taken")
    assert run_checker(taken)[1].splitlines()[-1] == "The ledger says nothing of it."


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
@pytest.mark.parametrize("is_changed", [False, True])
def test_commands_on_the_page_check_the_signature(
    cast: Cast, client: Client, tmp_path: Path, *, is_changed: bool
) -> None:
    taken = published_and_taken(cast, tmp_path)
    if is_changed:
        note = (taken / "newest-checkpoint.txt").read_text()
        (taken / "newest-checkpoint.txt").write_text(note.replace("\n1\n", "\n2\n", 1))
    page = client.get("/how-to-check/").content.decode()
    commands = re.search(r">(sed .*?)</p>", page)
    assert commands

    done = subprocess.run(  # noqa: S603  our own command line
        [BASH, "-c", unescape(commands[1].replace("<br>", "\n"))],
        cwd=taken,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ("Signature Verified Successfully" in done.stdout) is not is_changed


def published_and_taken(cast: Cast, tmp_path: Path) -> Path:
    certificate = make_issued(cast)
    publish(tmp_path / "copy")
    with served(tmp_path / "copy") as address:
        return take_all(address, str(certificate.number), into=tmp_path / "taken")


def test_every_link_of_the_folder_leads_somewhere(cast: Cast, tmp_path: Path) -> None:
    make_issued(cast)
    make_revoked(cast)
    publish(tmp_path / "copy")

    dead = []
    for page in (tmp_path / "copy").rglob("*.html"):
        where = page.relative_to(tmp_path / "copy").as_posix()
        for link in re.findall(r'(?:href|src)="([^"]*)"', page.read_text()):
            if link.startswith(("mailto:", "#", "data:")):
                continue
            path = urlsplit(urljoin(f"http://copy/{where}", unescape(link)))
            leads = tmp_path / "copy" / path.path[1:]
            is_there = (
                (leads / "index.html").exists() if path.path.endswith("/") else leads.is_file()
            )
            if path.netloc != "copy" or not is_there:
                dead.append((where, link))

    assert dead == []


def test_same_is_told_while_we_are_here(cast: Cast, client: Client, tmp_path: Path) -> None:
    certificate = make_issued(cast)
    checkpoints.write()
    taken = tmp_path / "taken"
    taken.mkdir()

    names = {
        "check.py": "/how-to-check/check.py",
        "newest-checkpoint.txt": "/register/newest-checkpoint.txt",
        "status.json": f"/v/{certificate.number}/status.json",
        "certificate.pdf": f"/v/{certificate.number}/pdf/",
    }
    for name, path in names.items():
        (taken / name).write_bytes(client.get(path).content)

    assert run_checker(taken)[1].splitlines()[-1] == FINE


def test_state_of_what_is_revoked_or_unknown(cast: Cast, client: Client) -> None:
    certificate = make_revoked(cast)

    revoked = client.get(f"/v/{certificate.number}/status.json")
    unknown = client.get("/v/hej/status.json")

    assert set(revoked.json()) == {"number", "state", "as_of", "since"}
    assert b"Amina" not in revoked.content
    assert (unknown.status_code, unknown.json()["state"]) == (404, "unknown")


def test_proofs_are_asked_for_only_so_often(cast: Cast, client: Client, settings: Any) -> None:
    settings.RATES = {**settings.RATES, "prove_certificate": (1, 60)}
    path = f"/v/{make_issued(cast).number}/status.json"

    assert [client.get(path).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("name", ["roots.pem", "checkpoint.pem", "checkpoint.txt"])
def test_public_keys_are_there_and_no_other(cast: Cast, client: Client, name: str) -> None:
    key = client.get(f"/keys/{name}")

    assert key.status_code == 200
    assert b"PRIVATE" not in key.content
    for other in ("..%2Fcheckpoint.pem", "seal.key", "development"):
        assert client.get(f"/keys/{other}").status_code == 404


def test_seal_leads_to_the_root_in_the_folder(cast: Cast, tmp_path: Path) -> None:
    certificate = make_issued(cast)
    publish(tmp_path / "copy")
    pdf = tmp_path / "copy" / "v" / str(certificate.number) / "certificate.pdf"

    root = load_pem_x509_certificate((tmp_path / "copy/keys/roots.pem").read_bytes())

    theirs = Trust(roots=(root.public_bytes(Encoding.DER),))
    assert examine(pdf.read_bytes(), theirs).is_genuine
    assert not examine(pdf.read_bytes(), Trust(roots=())).is_ours


def test_before_the_first_checkpoint_there_is_none(client: Client) -> None:
    assert client.get("/register/newest-checkpoint.txt").status_code == 404


@pytest.mark.parametrize("language", ["sv", "en"])
def test_guide_is_led_to_and_sets_no_cookie(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, language: str
) -> None:
    assert "/how-to-check/" in client.get("/v/").content.decode()

    with django_assert_num_queries(0):
        page = client.get("/how-to-check/", {"lang": language})

    assert page.status_code == 200
    assert not page.cookies
    assert {"sv": "Titta på stämpeln", "en": "Look at the seal"}[language] in page.content.decode()
