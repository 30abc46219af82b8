"""Draws static/plain.css: of app.css, what the pages of a link and of a check use, and no more.

Someone with a slow line opens such a page once. `python3 run.py docs` draws it anew; a test holds
it to what stands in app.css and the templates. A rule is kept when every class it asks for is a
word somewhere in those templates: too much rather than too little.
"""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
SOURCE = ROOT / "static" / "app.css"
TARGET = ROOT / "static" / "plain.css"
FIRST_LINE = "/* Drawn from app.css by tools/draw_plain_css.py: do not edit. */\n"

BASES = ("base_link.html", "base_check.html")
DRAWN_BY_PYTHON = (
    "config/icons.py",
    "confirmations/forms",
    "confirmations/templatetags",
)  # where else classes are named
NAMED = re.compile(r'{% (?:include|extends) "([^"]+)"')
WORD = re.compile(r"[\w-]+")
BEGINNING = re.compile(r"([\w-]+--)(?:{{|{)")  # of a class whose end is in a variable
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
GROUP = re.compile(r":(?:is|not|has|lang)\((?:[^()]|\([^()]*\))*\)")


def main() -> None:
    """Draw the file."""
    TARGET.write_text(drawn())


def drawn() -> str:
    """Return the part of app.css that the pages use."""
    words = "\n".join(texts())
    known = set(WORD.findall(words))
    beginnings = tuple(BEGINNING.findall(words))
    css = re.sub(r"/\*.*?\*/", "", SOURCE.read_text(), flags=re.S)
    return FIRST_LINE + "\n".join(kept(css, known, beginnings)) + "\n"


def texts() -> Iterator[str]:
    """Yield all that may name a class: the templates that the pages reach, and some Python."""
    pages = TEMPLATES.rglob("*.html")
    waiting = [page for page in pages if any(base in page.read_text() for base in BASES)]
    waiting += TEMPLATES.joinpath("django").rglob("*.html")
    seen: set[Path] = set()
    while waiting:
        page = waiting.pop()
        if page not in seen:
            seen.add(page)
            text = page.read_text()
            waiting += [TEMPLATES / name for name in NAMED.findall(text)]
            yield text
    for name in DRAWN_BY_PYTHON:
        path = ROOT / name
        yield from (file.read_text() for file in ([path] if path.is_file() else path.glob("*.py")))


def kept(css: str, known: set[str], beginnings: tuple[str, ...]) -> Iterator[str]:
    """Yield each rule that is used, on a line of its own, with those it stands in."""
    for head, body in rules(css):
        if body is None:
            yield f"{head};"
        elif head.startswith(("@layer", "@media")):
            inside = list(kept(body, known, beginnings))
            if inside:
                yield head + "{" + "\n".join(inside) + "}"
        elif head.startswith("@"):
            yield head + "{" + " ".join(body.split()) + "}"
        else:
            used = [one for one in selectors(head) if is_used(one, known, beginnings)]
            if used:
                yield ",".join(used) + "{" + " ".join(body.split()) + "}"


def rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield what stands before each pair of braces, and what is in it; None where there is none."""
    start = 0
    while match := re.compile(r"[{;]").search(css, start):
        head = " ".join(css[start : match.start()].split())
        if match[0] == ";":
            yield head, None
            start = match.end()
            continue
        end = closing(css, match.end())
        yield head, css[match.end() : end]
        start = end + 1


def closing(css: str, start: int) -> int:
    """Find the brace that closes the one before `start`."""
    depth = 1
    for match in re.compile(r"[{}]").finditer(css, start):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    raise ValueError("A brace is never closed.")


def selectors(head: str) -> list[str]:
    """Take a list of selectors apart, at the commas that stand in no parentheses."""
    return [one.strip() for one in re.split(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))", head)]


def is_used(selector: str, known: set[str], beginnings: tuple[str, ...]) -> bool:
    """Whether the pages may have something that every class of the selector is on."""
    asked_for = CLASS.findall(GROUP.sub("", selector))
    return all(name in known or name.startswith(beginnings) for name in asked_for)


if __name__ == "__main__":
    main()
