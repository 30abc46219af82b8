"""A production with something unsafe in it does not start, and says why in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.certificates.sealing import set_up

ROOT = Path(__file__).resolve().parents[2]
SAFE = {
    "DEVELOPMENT": "false",
    "SECRET_KEY": "a-secret-of-a-real-place-" * 3,
    "IDENTITY_KEY": "a-key-for-the-numbers-of-a-real-place",
    "ALLOWED_HOSTS": "jagkan.example",
    "PUBLIC_URL": "https://jagkan.example",
    "EMAIL_URL": "smtp+tls://post:secret@mail.jagkan.example:587",
}
OPEN = {"DEVELOPMENT": "true", "SEAL_KEY_FILE": "", "SEAL_CERTIFICATE_FILE": ""}
WHO = {"SMS_USER": "u", "SMS_PASSWORD": "p"}
WHO_SECOND = {"SMS_SECOND_USER": "u", "SMS_SECOND_PASSWORD": "p"}
UNSAFE = [
    ({"SECRET_KEY": "only-for-development-never-in-production-0123456789abcdef"}, "SECRET_KEY"),
    ({"SECRET_KEY": "short"}, "SECRET_KEY"),
    ({"IDENTITY_KEY": ""}, "IDENTITY_KEY"),
    ({"IDENTITY_KEY": "x" * 60}, "IDENTITY_KEY"),
    ({"IDENTITY_KEY": SAFE["SECRET_KEY"]}, "the same as SECRET_KEY"),
    ({"DEBUG": "true"}, "DEBUG"),
    ({"CACHE_URL": "locmemcache://"}, "cache"),
    ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
    ({"ALLOWED_HOSTS": "*,jagkan.example"}, "ALLOWED_HOSTS"),
    ({"ALLOWED_HOSTS": "other.example"}, "PUBLIC_URL is no host"),
    ({"EMAIL_URL": ""}, "EMAIL_URL"),
    ({"SECRET_KEY": "x" * 60}, "not random"),
    ({"PUBLIC_URL": "http://jagkan.example"}, "PUBLIC_URL"),
    ({"OFFER_CAST": "true"}, "OFFER_CAST"),
    ({"SECOND_FACTOR_REQUIRED": "false"}, "SECOND_FACTOR_REQUIRED"),
    ({"CHECKPOINT_KEY_FILE": ""}, "CHECKPOINT_KEY_FILE"),
    ({"CHECKPOINT_KEY_FILE": "/nowhere.pem"}, "CHECKPOINT_KEY_FILE"),
    ({"SMS_USER": "u", "SMS_PASSWORD": "p"}, "SMS is half set up"),
    ({"SMS_URL": "https://sms.example/", "SMS_USER": "u"}, "SMS is half set up"),
    ({"SMS_SECOND_URL": "http://sms.example/"} | WHO_SECOND, "SMS is half set up"),
    ({"SMS_URL": "https://sms.example/", "SMS_SENDER": "Validering Väst"} | WHO, "SMS_SENDER"),
    ({"SEAL_KEY_FILE": ""}, "no seal key is configured"),
    ({"SEAL_CERTIFICATE_FILE": ""}, "SEAL_CERTIFICATE_FILE"),
    ({"SEAL_LEVEL": "B-T"}, "SEAL_TSA_URL"),
    ({"SEAL_TRUST_FOLDER": "/nowhere"}, "SEAL_TRUST_FOLDER"),
]


def manage(tmp_path: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "DATABASE_URL") if name in os.environ}
    key = tmp_path / "checkpoint.pem"
    key.touch()
    keys = {"CHECKPOINT_KEY_FILE": str(key), **set_up(tmp_path)}
    return subprocess.run(  # noqa: S603  our own command line
        [sys.executable, "manage.py", *args],
        cwd=ROOT,
        env={**kept, **SAFE, **keys, "JAGKAN_DATA": str(tmp_path), **env},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("env", "named"), UNSAFE)
def test_refuses_to_start_and_says_why_in_one_line(
    tmp_path: Path, env: dict[str, str], named: str
) -> None:
    outcome = manage(tmp_path, "check", **env)

    assert outcome.returncode == 1
    [line] = outcome.stderr.strip().splitlines()
    assert line.startswith("Jag kan does not start:")
    assert named in line


def test_key_of_a_development_machine_is_refused(tmp_path: Path) -> None:
    made = manage(tmp_path, "shell", "-c", "from certificates import keys; keys.sealer()", **OPEN)
    assert made.returncode == 0, made.stderr
    own = tmp_path / "keys/development"

    outcome = manage(
        tmp_path,
        "check",
        SEAL_KEY_FILE=str(own / "seal.key"),
        SEAL_CERTIFICATE_FILE=str(own / "seal.pem"),
        SEAL_TRUST_FOLDER=str(own),
    )

    assert outcome.returncode == 1
    assert "is one of a development machine" in outcome.stderr


@pytest.mark.parametrize("sms", [{}, {"SMS_URL": "https://sms.example/"} | WHO])
def test_deploy_check_is_clean(tmp_path: Path, sms: dict[str, str]) -> None:
    outcome = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **sms)

    assert outcome.returncode == 0, outcome.stderr
