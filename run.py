#!/usr/bin/env python3
"""Everything Jag kan needs, from one file, Python 3.11 or newer and its pip (or uv).

  python3 run.py [--port 9000]   set up, load the demo people, serve on http://localhost:8000
  python3 run.py test            all tests: on SQLite with a browser, then on PostgreSQL
  python3 run.py test tests/portfolio -k share [--postgres]
                                 only these, on SQLite (--postgres: and on PostgreSQL)
  python3 run.py check           lint, format, types, import contracts, templates, migrations
  python3 run.py fix             mend what a tool can, update catalogues, lock requirements
  python3 run.py docs            redraw what is drawn from the code
  python3 run.py manage ...      Django's own commands

JAGKAN_DATA      where data lie (var/)
JAGKAN_VENV      where packages are installed (.venv/)
JAGKAN_CHROMIUM  the browser of the tests (otherwise one in PATH)
CI=true          a missing browser or PostgreSQL is an error, not a skip
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  the one line that older Pythons must reach
    sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")

Command = tuple[str | Path, ...]

ROOT = Path(__file__).resolve().parent
DATA = Path(os.environ.get("JAGKAN_DATA") or ROOT / "var").resolve()
VENV = Path(os.environ.get("JAGKAN_VENV") or ROOT / ".venv").resolve()
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
MANAGE = (PYTHON, "manage.py")
REQUIREMENTS = ROOT / "requirements"
GROUPS = ("app", "test", "browser", "lint", "bench")  # each is constrained by those before it
ENV = {**os.environ, "JAGKAN_DATA": str(DATA)}


# The verbs


def start(args: list[str]) -> None:
    """Set up, load the demo people, and serve until Ctrl-C."""
    port = port_of(args)
    ensure("app")
    ENV["PUBLIC_URL"] = f"http://localhost:{port}"
    ENV["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
    run(*MANAGE, "compile_catalogues")
    run(*MANAGE, "migrate", "--verbosity", "0")
    run(*MANAGE, "load_demo")
    serve(
        (*MANAGE, "db_worker", "--verbosity", "0", "--no-reload"),
        (*MANAGE, "keep_time"),
        (*MANAGE, "runserver", "--noreload", f"127.0.0.1:{port}"),
    )


def test(args: list[str]) -> None:
    """Run the tests, on SQLite and, unless some were chosen, on PostgreSQL too."""
    on_postgres = not args or "--postgres" in args
    chosen = [arg for arg in args if arg != "--postgres"]
    tools = postgres_tools() if on_postgres else None
    ENV["JAGKAN_CHROMIUM"] = chromium()
    ensure("app", "test", *(["browser"] if ENV["JAGKAN_CHROMIUM"] else []))
    run(*MANAGE, "compile_catalogues")
    pytest: Command = (PYTHON, "-m", "pytest", *([] if chosen else ["-n", "2"]))
    run(*pytest, *chosen)
    if tools:
        print("\nThe same on PostgreSQL, without the browser journeys.", flush=True)
        with postgres(tools) as url:
            ENV["DATABASE_URL"] = url
            run(*pytest, "-m", "not journey", *chosen)


def check(_args: list[str]) -> None:
    """Run every tool that judges the code, two at a time, the slowest first."""
    ensure("app", "test", "browser", "lint")
    tools: dict[str, Command] = {
        "mypy": (PYTHON, "-m", "mypy", "."),
        "djlint": (BIN / "djlint", "--lint", "--quiet", "templates"),
        "migrations": (*MANAGE, "makemigrations", "--check", "--dry-run"),
        "lint-imports": (BIN / "lint-imports",),
        "ruff check": (BIN / "ruff", "check", "--quiet", "."),
        "ruff format": (BIN / "ruff", "format", "--check", "--quiet", "."),
    }
    with ThreadPoolExecutor(max_workers=2) as pool:
        content = list(pool.map(judge, tools, tools.values()))
    sys.exit(not all(content))


def fix(_args: list[str]) -> None:
    """Let the tools mend what they can."""
    lock()
    ensure("app", "test", "lint")
    run(BIN / "ruff", "check", "--fix-only", "--quiet", ".")
    run(BIN / "ruff", "format", "--quiet", ".")
    run(*MANAGE, "update_catalogues")


def docs(_args: list[str]) -> None:
    """Redraw the pages and the API description that are drawn from the code."""
    ensure("app", "test")
    run(PYTHON, "-m", "pytest", "-q", "--draw", "tests/architecture/test_docs_are_current.py")


def manage(args: list[str]) -> None:
    """Hand over to Django's own commands."""
    ensure("app")
    run(*MANAGE, *args)


VERBS = {verb.__name__: verb for verb in (start, test, check, fix, docs, manage)}


def port_of(args: list[str]) -> int:
    """Read --port, and make sure that nobody else listens there."""
    parser = argparse.ArgumentParser(prog="run.py start")
    parser.add_argument("--port", type=int, default=8000)
    port: int = parser.parse_args(args).port
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            another = f"Choose another: python3 run.py --port {port + 1}"
            sys.exit(f"Port {port} cannot be used ({error}). {another}")
    return port


def serve(*commands: Command) -> None:
    """Run commands beside each other; when one ends, or we are told to, end them all."""
    # In sessions of their own, so that Ctrl-C reaches them once, through us, and tasks finish.
    running = [subprocess.Popen(c, cwd=ROOT, env=ENV, start_new_session=True) for c in commands]
    try:
        while all(process.poll() is None for process in running):
            time.sleep(0.2)
        sys.exit("The server, its worker or its clock stopped by itself, so all are stopped.")
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


def chromium() -> str:
    """Find a browser, or say that its tests are skipped."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    named = os.environ.get("JAGKAN_CHROMIUM")
    if not (found := named or next(filter(None, map(shutil.which, names)), "")):
        skip("Chromium", "the browser journeys", "apt install chromium, or set JAGKAN_CHROMIUM")
    return found


def postgres_tools() -> Path | None:
    """Find the folder of initdb and pg_ctl, or say that PostgreSQL is skipped."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    for initdb in (shutil.which("initdb"), *debian):
        if initdb:
            return Path(initdb).resolve().parent
    skip("PostgreSQL", "the second run on it", "apt install postgresql")
    return None


def skip(what: str, loss: str, remedy: str) -> None:
    """Speak of what is left out; in CI nothing may be."""
    if os.environ.get("CI") == "true":
        sys.exit(f"CI needs {what}, and none was found ({remedy}).")
    print(f"No {what} was found, so we leave out {loss} ({remedy}).", flush=True)


@contextmanager
def postgres(tools: Path) -> Iterator[str]:
    """Run a throw-away PostgreSQL on a socket of its own, and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="jk-"))
    cluster = folder / "data"
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=50"
    locale = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
    user = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None  # not as root

    def tool(name: str, *args: str) -> None:
        command: Command = (tools / name, "-D", cluster, *args)
        quiet = subprocess.DEVNULL
        subprocess.run(command, cwd=folder, stdout=quiet, user=user, group=user, check=True)

    try:
        if user:
            shutil.chown(folder, user, user)
        tool("initdb", "--no-sync", "--auth=trust", "--username=jagkan", f"--locale={locale}")
        tool("pg_ctl", "start", "--wait", "-l", str(folder / "log"), "-o", options)
        yield f"postgres://jagkan@/{folder}/postgres"
    finally:
        if (cluster / "postmaster.pid").exists():
            tool("pg_ctl", "stop", "-m", "immediate")
        shutil.rmtree(folder)


def judge(name: str, command: Command) -> bool:
    """Run one tool and print its line, with its words when it is not content."""
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=ENV, capture_output=True, text=True, check=False)
    verdict = "FAILED" if done.returncode else "ok"
    words = f"\n{done.stdout}{done.stderr}" if done.returncode else ""
    print(f"{verdict:6}  {name:12}  {time.monotonic() - began:4.1f} s{words}", flush=True)
    return not done.returncode


# The environment


def ensure(*groups: str) -> None:
    """Install the locked requirements of these groups where a copy of the lock is not there."""
    make_venv()
    locks = {REQUIREMENTS / f"{group}.txt": VENV / f"{group}.txt" for group in groups}
    missing = {k: v for k, v in locks.items() if not v.exists() or v.read_bytes() != k.read_bytes()}
    if missing:
        print(f"Installing {', '.join(lock.stem for lock in missing)} …", flush=True)
        run(*installer(), *(word for lock in missing for word in ("-r", lock)))
    for lock, copy in missing.items():
        shutil.copy(lock, copy)


def make_venv() -> None:
    """Make an environment without a pip of its own: it works where Debian left ensurepip out."""
    config = VENV / "pyvenv.cfg"
    version = f"version = {sys.version.split()[0]}\n"
    if PYTHON.exists() and config.exists() and version in config.read_text():
        return
    if VENV.exists() and not config.exists() and any(VENV.iterdir()):
        sys.exit(f"{VENV} holds something else; set JAGKAN_VENV to another folder.")
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(VENV)


def installer() -> Command:
    """Use the running Python's pip, else uv. The locks name everything: neither looks further."""
    pip = (sys.executable, "-m", "pip")
    if subprocess.run((*pip, "--version"), capture_output=True, check=False).returncode == 0:
        how = ("--disable-pip-version-check", "install", "-qq", "--no-deps", "--require-hashes")
        return (*pip, "--python", PYTHON, *how)
    if uv := shutil.which("uv"):
        ENV["UV_SYSTEM_CERTS"] = "true"
        return (uv, "pip", "install", "-q", "--python", PYTHON, "--no-deps", "--require-hashes")
    return sys.exit("Neither pip nor uv was found. On Debian or Ubuntu: apt install python3-pip")


def lock() -> None:
    """Lock the groups whose wishes have changed."""
    how = "--universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet"
    for group in GROUPS:
        if digest_of(group) in (REQUIREMENTS / f"{group}.txt").read_text():
            continue
        if not (uv := shutil.which("uv")):
            sys.exit(f"requirements/{group}.in has changed; locking needs uv (pip install uv).")
        files = (f"requirements/{group}.in", "--output-file", f"requirements/{group}.txt")
        header = ("--custom-compile-command", f"python3 run.py fix  # {digest_of(group)}")
        print(f"Locking {group} …", flush=True)
        run(uv, "pip", "compile", *how.split(), *header, *files)


def digest_of(group: str) -> str:
    """Sum up the wishes of a group and of those that constrain it; its lock begins with this."""
    wishes = (REQUIREMENTS / f"{name}.in" for name in GROUPS[: GROUPS.index(group) + 1])
    return hashlib.sha256(b"".join(wish.read_bytes() for wish in wishes)).hexdigest()[:12]


def run(*command: str | Path) -> None:
    """Run a command from the project's root; where it fails, we end as it did."""
    subprocess.run(command, cwd=ROOT, env=ENV, check=True)


def main(args: list[str]) -> None:
    """Do what the first word says."""
    verb = args.pop(0) if args and not args[0].startswith("--port") else "start"
    if verb not in VERBS:
        sys.exit(__doc__)
    for name in {"SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(signal.Signals[name], lambda *_: sys.exit(143))
    try:
        VERBS[verb](args)
    except KeyboardInterrupt:
        sys.exit(130)
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
