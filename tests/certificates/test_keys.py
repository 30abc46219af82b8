"""The key that seals: made once on a development machine, told and looked at in a production."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from certificates import keys
from certificates.document import render_pdf
from certificates.pdf import keyring
from certificates.pdf.authority import DEVELOPMENT
from certificates.pdf.examine import look
from certificates.pdf.signing import HardwareKey, RemoteKey
from tests.certificates.contents import make_content
from tests.certificates.sealing import config_of, pairs, set_up

SOMEWHERE = "/somewhere/module.so"


@pytest.fixture
def here(tmp_path: Path, settings: Any) -> Path:
    settings.KEYS_DIR = tmp_path / "keys"
    return tmp_path


def test_development_machine_makes_its_own_key_once(here: Path) -> None:
    sealer = keys.sealer()
    written = {path.name: path.read_bytes() for path in (here / "keys/development").iterdir()}

    assert keys.sealer() is sealer
    assert sorted(written) == ["root.pem", "seal.key", "seal.pem"]
    assert DEVELOPMENT in sealer.signer.certificate.subject.native["common_name"]
    assert look(sealer.seal(render_pdf(make_content())), keys.trust()).is_genuine
    assert {name: (here / "keys/development" / name).read_bytes() for name in written} == written


def test_nobody_else_reads_it(here: Path) -> None:
    keys.sealer()

    folder = here / "keys/development"
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_processes_that_begin_at_once_share_one_key(here: Path) -> None:
    folder = here / "keys" / "development"

    with ThreadPoolExecutor(3) as processes:
        list(processes.map(keys._own_keys, [folder] * 3))

    assert [path.name for path in (here / "keys").iterdir()] == ["development"]
    assert len(list(folder.iterdir())) == 3


def test_named_key_is_used(tmp_path: Path, settings: Any) -> None:
    named = set_up(tmp_path, passphrase="hemligt")
    settings.SEAL = config_of(named)
    settings.SEAL_TRUST_FOLDER = named["SEAL_TRUST_FOLDER"]

    found = look(keys.sealer().seal(render_pdf(make_content())), keys.trust())

    assert found.is_genuine
    assert found.signer == "Validering Väst, Stämpel"


def test_old_seals_hold_after_a_change_of_key(tmp_path: Path, settings: Any) -> None:
    old = keys.sealer().seal(render_pdf(make_content()))
    old_root = (settings.KEYS_DIR / "development/root.pem").read_bytes()
    named = set_up(tmp_path)
    settings.SEAL = config_of(named)
    settings.SEAL_TRUST_FOLDER = named["SEAL_TRUST_FOLDER"]
    assert not look(old, keys.trust()).is_ours

    second = tmp_path / "both"
    set_up(second)
    (second / "trusted/2026.pem").write_bytes(old_root)
    settings.SEAL_TRUST_FOLDER = str(second / "trusted")

    assert look(old, keys.trust()).is_genuine
    assert look(keys.sealer().seal(render_pdf(make_content())), keys.trust()).is_genuine


def test_withdrawn_seal_does_not_hold(tmp_path: Path, settings: Any) -> None:
    old = keys.sealer().seal(render_pdf(make_content()))
    lost = tmp_path / "withdrawn"
    lost.mkdir()
    seal = settings.KEYS_DIR / "development/seal.pem"
    (lost / "lost.pem").write_bytes(seal.read_bytes())

    settings.SEAL_WITHDRAWN_FOLDER = str(lost)

    assert look(old, keys.trust()).is_intact
    assert not look(old, keys.trust()).is_ours


def test_places_for_a_key(tmp_path: Path) -> None:
    named = set_up(tmp_path)
    trust = keyring.read_trust(tmp_path / "trusted", tmp_path / "none")
    base = config_of({"SEAL_CERTIFICATE_FILE": named["SEAL_CERTIFICATE_FILE"]})
    module = {"LIBRARY": SOMEWHERE, "TOKEN": "ours", "KEY": "seal", "PIN": "1234"}
    remote = {"URL": "https://seal.example/", "CREDENTIAL": "1", "CLIENT": "us", "SECRET": "s"}

    hardware = keyring.make_sealer(base | {f"PKCS11_{k}": v for k, v in module.items()}, trust)
    service = keyring.make_sealer(base | {f"CSC_{k}": v for k, v in remote.items()}, trust)

    assert isinstance(hardware.signer._sign, HardwareKey)
    assert isinstance(service.signer._sign, RemoteKey)
    assert service.signer._sign.url == "https://seal.example"


WRONG: list[tuple[dict[str, str], str]] = [
    ({"KEY_FILE": ""}, "no seal key is configured"),
    ({"CERTIFICATE_FILE": ""}, "needs SEAL_CERTIFICATE_FILE"),
    ({"PKCS11_LIBRARY": SOMEWHERE}, "in several places"),
    ({"KEY_FILE": "", "PKCS11_LIBRARY": SOMEWHERE}, "needs SEAL_PKCS11_TOKEN, SEAL_PKCS11_KEY"),
    ({"KEY_FILE": "", "CSC_URL": "https://seal.example"}, "needs SEAL_CSC_CREDENTIAL"),
    ({"LEVEL": "B-X"}, "SEAL_LEVEL is none of B-B, B-T, B-LT, B-LTA"),
    ({"LEVEL": "B-T"}, "needs SEAL_TSA_URL"),
    ({"LEVEL": "B-LTA", "TSA_URL": "tsa.example"}, "needs SEAL_TSA_URL"),
    ({"KEY_FILE": "/nowhere/seal.key"}, "SEAL_KEY_FILE cannot be read"),
    ({"KEY_PASSPHRASE": "guessed"}, "SEAL_KEY_FILE cannot be read"),
    ({"CERTIFICATE_FILE": "/nowhere/seal.pem"}, "cannot be read as certificates"),
    ({"CERTIFICATE_FILE": "{folder}/seal.key"}, "holds no certificate"),
    ({"CERTIFICATE_FILE": "{folder}/trusted/root.pem"}, "is not the key of"),
]


@pytest.mark.parametrize(("change", "said"), WRONG)
def test_what_is_wrong_is_named(tmp_path: Path, change: dict[str, str], said: str) -> None:
    config = config_of(set_up(tmp_path))
    changed = {name: value.format(folder=tmp_path) for name, value in change.items()}

    (problem,) = keyring.problems(config | changed, tmp_path / "trusted", tmp_path / "none")

    assert said in problem


def test_what_is_right_is_not(tmp_path: Path) -> None:
    config = config_of(set_up(tmp_path))

    assert keyring.problems(config, tmp_path / "trusted", tmp_path / "none") == []


def test_without_a_root_nobody_would_know_us(tmp_path: Path) -> None:
    config = config_of(set_up(tmp_path))

    (problem,) = keyring.problems(config, tmp_path / "none", tmp_path / "none")

    assert "holds no root" in problem


def test_withdrawn_key_does_not_seal(tmp_path: Path) -> None:
    config = config_of(set_up(tmp_path))
    lost = tmp_path / "withdrawn"
    lost.mkdir()
    (lost / "lost.pem").write_bytes(pairs()[1].pem)

    (problem,) = keyring.problems(config, tmp_path / "trusted", lost)

    assert "among the withdrawn" in problem
