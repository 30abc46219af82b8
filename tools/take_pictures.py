"""Takes the pictures of the README and of every page, from a running demo.

    .venv/bin/python -m tools.take_pictures http://localhost:8000 docs/pictures
    .venv/bin/python -m tools.take_pictures http://localhost:8000 var/pictures --all

Needs the browser requirements and a Chromium (JAGKAN_CHROMIUM or in PATH). Signs in as the demo's
people by the list on the sign-in page, so it works on development machines only.
"""

import argparse
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.pages.places import BEYOND, PHONE, PLACES

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    args = read_arguments()
    args.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        chromium = os.environ.get("JAGKAN_CHROMIUM") or shutil.which("chromium")
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        if args.all:
            for scheme in ("light", "dark"):
                take_all(browser, args.base, args.folder, scheme)
        else:
            take_overview(browser, args.base, args.folder)


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("base", help="where the demo runs")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="every page, light and dark")
    return parser.parse_args()


def take_all(browser: Browser, base: str, folder: Path, scheme: str) -> None:
    found: dict[str, tuple[str | None, str, dict[str, int]]] = {}
    for name, (who, path, size) in PLACES.items():
        page = open_page(browser, base, who, path, size, scheme)
        page.screenshot(path=folder / f"{name}.{scheme}.png", full_page=True)
        for beyond, (origin, link) in BEYOND.items():
            if origin == name and (match := re.search(link, page.content())):
                found[beyond] = (who, match[1], size)
        page.context.close()
    for name, (who, path, size) in found.items():
        page = open_page(browser, base, who, path, size, scheme)
        page.screenshot(path=folder / f"{name}.{scheme}.png", full_page=True)
        page.context.close()


def take_overview(browser: Browser, base: str, folder: Path) -> None:
    """Take the README's picture: home, the supervisor's page, a check, side by side."""
    shots = []
    for number, (who, path) in enumerate(overview_of(browser, base)):
        page = open_page(browser, base, who, path, PHONE, "light")
        shots.append(folder / f"{number}.png")
        page.screenshot(path=shots[-1])
        page.context.close()
    pictures = [Image.open(shot) for shot in shots]
    gap = 16
    width = sum(picture.width + gap for picture in pictures) + gap
    sheet = Image.new("RGB", (width, pictures[0].height + 2 * gap), "#c9c2b6")
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (gap + number * (picture.width + gap), gap))
    sheet.quantize(128).save(folder / "overview.png", optimize=True)
    for shot in shots:
        shot.unlink()


def overview_of(browser: Browser, base: str) -> Iterator[tuple[str | None, str]]:
    yield "amina", "/"
    yield "amina", "/entries/add/"
    yield None, find_on(browser, base, None, "/mail/", r"(/s/[0-9a-f]{64}/)")
    issued = find_on(browser, base, "ines", "/register/", r'href="(/desk/certificates/\d+/)"')
    yield None, find_on(browser, base, "ines", issued, r'href="(/v/[0-9A-Z]+/)"')


def find_on(browser: Browser, base: str, who: str | None, path: str, link: str) -> str:
    page = open_page(browser, base, who, path, PHONE, "light")
    match = re.search(link, page.content())
    page.context.close()
    assert match, f"{path} has no link like {link}"
    return match[1]


def open_page(
    browser: Browser, base: str, who: str | None, path: str, size: dict[str, int], scheme: str
) -> Page:
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="sv-SE",
    )
    page = context.new_page()
    if who:
        page.goto(f"{base}/accounts/login/")
        page.get_by_role("button", name=re.compile(who, re.IGNORECASE)).first.click()
        page.wait_for_load_state()
    page.goto(f"{base}{path}")
    page.wait_for_load_state("networkidle")
    return page


if __name__ == "__main__":
    main()
